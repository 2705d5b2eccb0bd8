import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Credentials, KeptLink, NewLink, StaffStore } from '../../conversation/desk/staff.ts';
import type { Clock } from '../../conversation/ports.ts';
import { endSessions, putAccount } from './deskAccounts.ts';
import type { Queries } from './openDatabase.ts';

export interface StaffNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
}

/** The links of colleagues on the database. */
export function staffLinks({
  queries,
  clock,
}: StaffNeeds): Pick<StaffStore, 'renewLink' | 'linkOf' | 'useLink'> {
  return {
    renewLink: (id, link) =>
      queries.transaction(async (transaction) => {
        await spendLinks(transaction, id, clock());
        await putLink(transaction, id, { ...link, now: clock() });
      }),
    linkOf: (tokenHash) => linkOf(queries, tokenHash),
    useLink: (tokenHash, credentials) =>
      queries.transaction((transaction) =>
        useLink(transaction, tokenHash, { credentials, now: clock() }),
      ),
  };
}

/** Keeps a new link, in the caller's transaction. */
export async function putLink(
  queries: Queries,
  id: string,
  { tokenHash, expiresAt, createdBy, now }: NewLink & { readonly now: number },
): Promise<void> {
  await queries.execute(sql`
    insert into staff_invitations (staff_id, token_hash, created_at, expires_at, created_by)
    values (${id}, ${tokenHash}, ${now}, ${expiresAt}, ${createdBy ?? null})`);
}

/** Every link of this person counts as used from now on. */
export async function spendLinks(queries: Queries, id: string, now: number): Promise<void> {
  await queries.execute(sql`
    update staff_invitations set used_at = ${now} where staff_id = ${id} and used_at is null`);
}

const linkRow = z.object({
  staffId: z.string(),
  name: z.string(),
  active: z.boolean(),
  username: z.string().nullable(),
  expiresAt: z.coerce.number(),
  usedAt: z.coerce.number().nullable(),
});

async function linkOf(queries: Queries, tokenHash: string): Promise<KeptLink | undefined> {
  const { rows } = await queries.execute(sql`
    select i.staff_id as "staffId", s.name, s.active, a.username,
      i.expires_at as "expiresAt", i.used_at as "usedAt"
    from staff_invitations i join staff_members s on s.id = i.staff_id
    left join desk_accounts a on a.id = s.id
    where i.token_hash = ${tokenHash}`);
  if (rows[0] === undefined) return undefined;
  const { username, usedAt, ...link } = linkRow.parse(rows[0]);
  return { ...link, username: username ?? undefined, usedAt: usedAt ?? undefined };
}

interface Using {
  readonly credentials: Credentials;
  readonly now: number;
}

async function useLink(queries: Queries, tokenHash: string, { credentials, now }: Using) {
  const { rows } = await queries.execute<{ id: string }>(sql`
    update staff_invitations i set used_at = ${now} from staff_members s
    where i.token_hash = ${tokenHash} and i.used_at is null and i.expires_at > ${now}
      and s.id = i.staff_id and s.active
    returning i.staff_id as id`);
  const id = rows[0]?.id;
  if (id === undefined) return 'used' as const;
  if (!(await putAccount(queries, id, { ...credentials, now }))) {
    await queries.execute(
      sql`update staff_invitations set used_at = null where token_hash = ${tokenHash}`,
    );
    return 'taken' as const;
  }
  await spendLinks(queries, id, now);
  await queries.execute(
    sql`update staff_members set joined_at = coalesce(joined_at, ${now}) where id = ${id}`,
  );
  await endSessions(queries, id, undefined);
  return 'done' as const;
}
