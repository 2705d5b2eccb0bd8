import { sql } from 'drizzle-orm';
import type { StaffArea, StaffChange, StaffStore } from '../../conversation/desk/staff.ts';
import { wakeLeads } from './desk/wakeLeads.ts';
import { credentialsOf, endSessions, setPasswordOf } from './deskAccounts.ts';
import type { Queries } from './openDatabase.ts';
import { endChats } from './desk/chatLinks.ts';
import { putLink, spendLinks, staffLinks, type StaffNeeds } from './staffLinks.ts';
import { MEMBER, memberWithin, toMember } from './staffRows.ts';

/** Colleagues on the database. */
export function databaseStaff(needs: StaffNeeds): StaffStore {
  return { ...reading(needs), ...writing(needs), ...staffLinks(needs) };
}

function reading({
  queries,
}: StaffNeeds): Pick<StaffStore, 'list' | 'find' | 'idOf' | 'supervisors'> {
  return {
    async list(scope) {
      const { rows } = await queries.execute(
        sql`${MEMBER} where ${memberWithin(scope)} order by s.active desc, s.name, s.id`,
      );
      return rows.map(toMember);
    },
    async find(scope, id) {
      const { rows } = await queries.execute(
        sql`${MEMBER} where s.id = ${id} and ${memberWithin(scope)}`,
      );
      return rows.map(toMember)[0];
    },
    async idOf(username) {
      const { rows } = await queries.execute<{ id: string }>(sql`
        select s.id from staff_members s join desk_accounts a on a.id = s.id
        where a.username = ${username}`);
      return rows[0]?.id;
    },
    async supervisors() {
      const { rows } = await queries.execute(
        sql`${MEMBER} where s.role = 'supervisor' and s.active order by s.created_at, s.id`,
      );
      return rows.map(toMember);
    },
  };
}

function writing({
  queries,
  clock,
}: StaffNeeds): Pick<StaffStore, 'invite' | 'change' | 'credentialsOf' | 'setPassword'> {
  return {
    invite: (member, link) =>
      queries.transaction(async (transaction) => {
        const { id, role, name, capacity, hours, areas } = member;
        const now = clock();
        await transaction.execute(sql`
          insert into staff_members (id, role, name, capacity, hours, created_at, updated_at)
          values (${id}, ${role}, ${name}, ${capacity ?? null}, ${jsonOrNull(hours)}::json, ${now}, ${now})`);
        await putAreas(transaction, id, areas);
        await putLink(transaction, id, { ...link, now });
      }),
    change: (id, change) =>
      queries.transaction((transaction) => changeMember(transaction, id, { change, now: clock() })),
    credentialsOf: (id) => credentialsOf(queries, id),
    setPassword: (id, passwordHash, keep) =>
      queries.transaction(async (transaction) => {
        await setPasswordOf(transaction, id, { passwordHash, now: clock() });
        await endSessions(transaction, id, keep);
      }),
  };
}

interface Change {
  readonly change: StaffChange;
  readonly now: number;
}

async function changeMember(queries: Queries, id: string, { change, now }: Change) {
  // Two supervisors who switch each other off at once must not both succeed.
  await queries.execute(sql`select pg_advisory_xact_lock(hashtext('desk_staff'))`);
  if (await wouldLeaveNobody(queries, id, change)) return 'last_supervisor' as const;
  const lost = await updateMember(queries, id, { change, now });
  if (change.areas) {
    await queries.execute(sql`delete from staff_areas where staff_id = ${id}`);
    await putAreas(queries, id, change.areas);
  }
  if (change.active === false) await endChats(queries, id);
  if (lost || change.areas) await wakeLeads(queries, id, now);
  if (lost) {
    await endSessions(queries, id, undefined);
    await spendLinks(queries, id, now);
  }
  return 'changed' as const;
}

async function wouldLeaveNobody(
  queries: Queries,
  id: string,
  { role = 'supervisor', active = true }: StaffChange,
): Promise<boolean> {
  if (role === 'supervisor' && active) return false;
  const { rows } = await queries.execute<{ id: string }>(sql`
    select id from staff_members
    where role = 'supervisor' and active and joined_at is not null limit 2`);
  return rows.length === 1 && rows[0]?.id === id;
}

/** True when the person lost a role or was switched off: then their sessions must end. */
async function updateMember(
  queries: Queries,
  id: string,
  { change, now }: Change,
): Promise<boolean> {
  const has = (name: keyof StaffChange) => sql`${name in change}::boolean`;
  const { rows } = await queries.execute<{ lost: boolean }>(sql`
    with old as (select id, role, active from staff_members where id = ${id})
    update staff_members s set
      role = coalesce(${change.role ?? null}, s.role),
      name = coalesce(${change.name ?? null}, s.name),
      active = coalesce(${change.active ?? null}::boolean, s.active),
      capacity = case when ${has('capacity')} then ${change.capacity ?? null}::int else s.capacity end,
      hours = case when ${has('hours')} then ${jsonOrNull(change.hours)}::json else s.hours end,
      updated_at = ${now}
    from old where s.id = old.id
    returning (old.role <> s.role or (old.active and not s.active)) as lost`);
  return rows[0]?.lost === true;
}

async function putAreas(queries: Queries, id: string, areas: readonly StaffArea[]): Promise<void> {
  for (const { province, commune, part } of areas) {
    await queries.execute(sql`
      insert into staff_areas (staff_id, province, commune, part)
      values (${id}, ${province}, ${commune ?? null}, ${part}) on conflict do nothing`);
  }
}

function jsonOrNull(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
