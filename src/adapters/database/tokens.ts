import { eq } from 'drizzle-orm';
import type { Clock, TokenPair, TokenStore } from '../../conversation/ports.ts';
import type { Database, Queries } from './openDatabase.ts';
import { channelTokens } from './schema.ts';

/**
 * Tokens on the database. One process at a time renews an account's pair; the others wait and find
 * the new one.
 */
export function databaseTokens({
  database,
  clock,
}: {
  database: Pick<Database, 'queries' | 'alone'>;
  clock: Clock;
}): TokenStore {
  return {
    load: (account) => load(database.queries, account),
    renew: (account, renew) =>
      database.alone(`tokens of ${account}`, async (queries) => {
        const current = await load(queries, account);
        const pair = await renew(current);
        if (pair !== current) await save(queries, account, { ...pair, renewedAt: clock() });
        return pair;
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

async function save(queries: Queries, account: string, pair: TokenPair): Promise<void> {
  await queries
    .insert(channelTokens)
    .values({ account, ...pair })
    .onConflictDoUpdate({ target: channelTokens.account, set: pair });
}
