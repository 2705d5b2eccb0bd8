import { sql } from 'drizzle-orm';
import type { Credentials } from '../../conversation/desk/staff.ts';
import type { Queries } from './openDatabase.ts';

/** How better-auth calls an account that has a password. */
const CREDENTIAL = 'credential';
/** better-auth wants an address; nobody is written to there. */
const NO_MAIL = 'staff.invalid';

interface Kept extends Credentials {
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Makes the account of a colleague, or gives it this name and password, as better-auth keeps them; in
 * the caller's transaction. False: somebody else signs in with this name; then nothing is changed.
 */
export async function putAccount(
  queries: Queries,
  id: string,
  { username, passwordHash, now }: Kept,
): Promise<boolean> {
  const { rows } = await queries.execute(sql`
    insert into desk_accounts
      (id, name, email, email_verified, created_at, updated_at, username, display_username)
    select ${id}, s.name, ${`${id}@${NO_MAIL}`}, true, ${moment(now)}, ${moment(now)},
      ${username}, ${username}
    from staff_members s where s.id = ${id} and not exists (
      select 1 from desk_accounts a where a.username = ${username} and a.id <> ${id})
    on conflict (id) do update set
      username = excluded.username, display_username = excluded.display_username,
      updated_at = excluded.updated_at
    returning id`);
  if (rows.length === 0) return false;
  await setPasswordOf(queries, id, { passwordHash, now });
  return true;
}

/** Replaces the password of an account, or gives it its first. */
export async function setPasswordOf(
  queries: Queries,
  id: string,
  { passwordHash, now }: Pick<Kept, 'passwordHash' | 'now'>,
): Promise<void> {
  await queries.execute(sql`
    insert into desk_credentials
      (id, account_id, provider_id, user_id, password, created_at, updated_at)
    values (${id}, ${id}, ${CREDENTIAL}, ${id}, ${passwordHash}, ${moment(now)}, ${moment(now)})
    on conflict (id) do update
      set password = excluded.password, updated_at = excluded.updated_at`);
}

export async function credentialsOf(
  queries: Queries,
  id: string,
): Promise<Credentials | undefined> {
  const { rows } = await queries.execute<{ username: string; passwordHash: string }>(sql`
    select a.username, c.password as "passwordHash"
    from desk_accounts a join desk_credentials c on c.user_id = a.id
    where a.id = ${id} and a.username is not null and c.password is not null`);
  return rows[0];
}

/** Ends every session of an account, or all but one. */
export async function endSessions(
  queries: Queries,
  id: string,
  keep: string | undefined,
): Promise<void> {
  await queries.execute(
    sql`delete from desk_sessions where user_id = ${id} and id <> ${keep ?? ''}`,
  );
}

function moment(milliseconds: number) {
  return sql`to_timestamp(${milliseconds}::bigint / 1000.0)`;
}
