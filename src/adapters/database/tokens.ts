import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Clock, TokenPair, TokenStore } from '../../conversation/ports.ts';
import type { Database, Queries } from './openDatabase.ts';
import { channelTokens } from './schema.ts';
import { tokenUses } from './zaloSchema.ts';

interface TokenNeeds {
  readonly database: Pick<Database, 'queries' | 'alone'>;
  readonly clock: Clock;
}

/**
 * Tokens on the database. One process at a time renews an account's pair; the others wait and find
 * the new one. Uses and pairs are statements of their own, durable at once.
 */
export function databaseTokens({ database, clock }: TokenNeeds): TokenStore {
  return {
    load: (account) => load(database.queries, account),
    renew: (account, renew) =>
      database.alone(`tokens of ${account}`, async (queries) => {
        const current = await load(queries, account);
        const pair = await renew(current, (token) => noteUse(queries, { account, token, clock }));
        if (pair === current) return pair;
        return save(queries, account, { before: current, pair: { ...pair, renewedAt: clock() } });
      }),
  };
}

async function load(queries: Queries, account: string): Promise<TokenPair | undefined> {
  const [row] = await queries
    .select({
      accessToken: channelTokens.accessToken,
      refreshToken: channelTokens.refreshToken,
      expiresAt: channelTokens.expiresAt,
      renewedAt: channelTokens.renewedAt,
    })
    .from(channelTokens)
    .where(eq(channelTokens.account, account));
  return row;
}

/** What is being used, and when the same token was used before in vain. */
async function noteUse(
  queries: Queries,
  { account, token, clock }: { account: string; token: string; clock: Clock },
): Promise<number | undefined> {
  const tokenHash = createHash('sha256').update(token).digest('hex');
  const [before] = await queries
    .select({ usedAt: tokenUses.usedAt })
    .from(tokenUses)
    .where(and(eq(tokenUses.account, account), eq(tokenUses.tokenHash, tokenHash)));
  const use = { tokenHash, usedAt: clock() };
  await queries
    .insert(tokenUses)
    .values({ account, ...use })
    .onConflictDoUpdate({ target: tokenUses.account, set: use });
  return before?.usedAt;
}

/**
 * Replaces the pair that the renewal began with. Where another took its place meanwhile, which only
 * happens when the lock was lost with its connection, that one stays.
 */
async function save(
  queries: Queries,
  account: string,
  { before, pair }: { before: TokenPair | undefined; pair: TokenPair },
): Promise<TokenPair> {
  const isUnchanged = sql`${channelTokens.refreshToken} = ${before?.refreshToken ?? ''}`;
  const stored = await queries
    .insert(channelTokens)
    .values({ account, ...pair })
    .onConflictDoUpdate({ target: channelTokens.account, set: pair, setWhere: isUnchanged })
    .returning({ account: channelTokens.account });
  if (stored.length > 0) return pair;
  return (await load(queries, account)) ?? pair;
}
