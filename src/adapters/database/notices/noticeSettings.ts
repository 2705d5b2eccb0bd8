import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type {
  LastTelling,
  NoticeSettings,
  SettingsStore,
} from '../../../conversation/notices/settings.ts';
import { ROADS, type RoadName } from '../../../conversation/notices/roads.ts';
import type { Clock } from '../../../conversation/ports.ts';
import type { Queries } from '../openDatabase.ts';

interface SettingsNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
}

/** Six digits are a million: with five tries nobody guesses one. */
const MOST_TRIES = 5;

/** How colleagues are told, on the database. */
export function databaseNoticeSettings({ queries, clock }: SettingsNeeds): SettingsStore {
  return {
    of: (staffId) => settingsOf(queries, staffId),
    ...roads({ queries, clock }),
    async askToConfirm(staffId, { email, codeHash, expiresAt }) {
      await put(queries, staffId, {
        pending_email: sql`${email}`,
        code_hash: sql`${codeHash}`,
        code_expires_at: sql`${expiresAt}::bigint`,
        code_tries: sql`0`,
      });
    },
    confirm: (staffId, codeHash) => confirm(queries, staffId, { codeHash, now: clock() }),
    async forgetEmail(staffId) {
      await queries.execute(sql`
        update notice_settings set email = null, pending_email = null, code_hash = null
        where staff_id = ${staffId}`);
    },
  };
}

function roads({ queries, clock }: SettingsNeeds): Pick<SettingsStore, 'setRoad' | 'setQuiet'> {
  return {
    async setRoad(staffId, road, isOn) {
      const others = sql`array_remove(notice_settings.roads_off, ${road})`;
      await queries.execute(sql`
        insert into notice_settings (staff_id, roads_off)
        values (${staffId}, ${sql.param(isOn ? [] : [road])}::text[])
        on conflict (staff_id) do update set
          roads_off = ${isOn ? others : sql`array_append(${others}, ${road})`}`);
      if (isOn) return;
      await queries.execute(sql`
        update notice_tellings set state = 'closed', code = 'turned_off', settled_at = ${clock()}::bigint
        where staff_id = ${staffId} and road = ${road} and state = 'waiting'`);
    },
    async setQuiet(staffId, quiet) {
      await put(queries, staffId, {
        quiet_from: sql`${quiet?.from ?? null}::int`,
        quiet_to: sql`${quiet?.to ?? null}::int`,
      });
    },
  };
}

/** Sets some columns of a row that may not be there yet. */
async function put(
  queries: Queries,
  staffId: string,
  values: Readonly<Record<string, SQL>>,
): Promise<void> {
  const names = Object.keys(values).map((name) => sql.identifier(name));
  const set = names.map((name) => sql`${name} = excluded.${name}`);
  await queries.execute(sql`
    insert into notice_settings (staff_id, ${sql.join(names, sql`, `)})
    values (${staffId}, ${sql.join(Object.values(values), sql`, `)})
    on conflict (staff_id) do update set ${sql.join(set, sql`, `)}`);
}

/** A wrong code counts; a right one is used once. */
async function confirm(
  queries: Queries,
  staffId: string,
  { codeHash, now }: { readonly codeHash: string; readonly now: number },
): Promise<boolean> {
  const { rows } = await queries.execute<{ right: boolean }>(sql`
    with asked as (
      select staff_id, code_hash = ${codeHash} as "right" from notice_settings
      where staff_id = ${staffId} and pending_email is not null and code_hash is not null
        and code_expires_at > ${now}::bigint and code_tries < ${MOST_TRIES}
      for update
    )
    update notice_settings s set
      email = case when a."right" then s.pending_email else s.email end,
      pending_email = case when a."right" then null else s.pending_email end,
      code_hash = case when a."right" then null else s.code_hash end,
      code_tries = s.code_tries + 1
    from asked a where s.staff_id = a.staff_id
    returning a."right"`);
  return rows[0]?.right === true;
}

const settingsRow = z.object({
  roadsOff: z.array(z.string()),
  quietFrom: z.number().nullable(),
  quietTo: z.number().nullable(),
  email: z.string().nullable(),
  pendingEmail: z.string().nullable(),
});

async function settingsOf(queries: Queries, staffId: string): Promise<NoticeSettings> {
  const { rows } = await queries.execute(sql`
    select roads_off as "roadsOff", quiet_from as "quietFrom", quiet_to as "quietTo", email,
      pending_email as "pendingEmail"
    from notice_settings where staff_id = ${staffId}`);
  const last = await lastTellings(queries, staffId);
  if (rows[0] === undefined) return { ...UNTOUCHED, last };
  const { roadsOff, quietFrom, quietTo, email, pendingEmail } = settingsRow.parse(rows[0]);
  return {
    roadsOff: ROADS.filter((road) => roadsOff.includes(road)),
    quiet: quietFrom === null || quietTo === null ? undefined : { from: quietFrom, to: quietTo },
    email: email ?? undefined,
    pendingEmail: pendingEmail ?? undefined,
    last,
  };
}

const UNTOUCHED = {
  roadsOff: [],
  quiet: undefined,
  email: undefined,
  pendingEmail: undefined,
} satisfies Omit<NoticeSettings, 'last'>;

const lastRow = z.object({
  road: z.enum(ROADS),
  state: z.enum(['told', 'closed', 'failed', 'waiting']),
  code: z.string().nullable(),
  at: z.coerce.number().nullable(),
});

/** The latest that was tried: a notice that only waits for the morning tells nothing of its road. */
async function lastTellings(
  queries: Queries,
  staffId: string,
): Promise<Readonly<Partial<Record<RoadName, LastTelling>>>> {
  const { rows } = await queries.execute(sql`
    select distinct on (road) road, state, code, settled_at as at from notice_tellings
    where staff_id = ${staffId} and (state in ('told', 'closed', 'failed')
      or (state = 'waiting' and code is not null))
    order by road, id desc`);
  return Object.fromEntries(
    rows.map((row) => {
      const { road, state, code, at } = lastRow.parse(row);
      return [road, { state, code: code ?? undefined, at: at ?? undefined }];
    }),
  );
}
