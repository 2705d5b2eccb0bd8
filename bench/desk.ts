import { sql } from 'drizzle-orm';
import { databaseLeadReader } from '../src/adapters/database/desk/leadReader.ts';
import { databasePromises } from '../src/adapters/database/desk/promises.ts';
import { openPostgres, type Queries } from '../src/adapters/database/openDatabase.ts';
import type { LeadQuery } from '../src/conversation/leads/ports.ts';
import type { Area, Scope } from '../src/core/desk/viewer.ts';
import { loadPlaces } from '../src/adapters/files/loadPlaces.ts';
import { createDatabase } from '../test/support/databases.ts';
import { databaseAuditLog } from '../src/adapters/database/auditLog.ts';
import { databaseRoster } from '../src/adapters/database/desk/roster.ts';
import { databaseLeadExport } from '../src/adapters/database/leadExport.ts';
import { databaseStaff } from '../src/adapters/database/staff.ts';
import { databaseTargets } from '../src/adapters/database/targets.ts';
import { localDate } from '../src/core/shared/localDate.ts';
import { percentile } from './percentile.ts';

/**
 * The desk's lists on a PostgreSQL of its own (TEST_DATABASE_URL) with a hundred thousand leads and a
 * million messages: `node bench/desk.ts [rounds]`. Tells median and 99th percentile of each list.
 */
const LEADS = Number(process.env['BENCH_LEADS'] ?? '100000');
const MESSAGES = LEADS * 10;
const LONG_CONVERSATION = 5_000;
const TARGET_COMMUNES = 600;
const ROUNDS = Number(process.argv[2] ?? '21');
const NOW = Date.UTC(2026, 10, 26, 2);
const server = process.env['TEST_DATABASE_URL'];
if (server === undefined) throw new Error('set TEST_DATABASE_URL to a PostgreSQL server');

const { url, drop } = await createDatabase(server);
const database = await openPostgres(url, console.error);
try {
  const startedAt = performance.now();
  await fill(database.queries);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  console.log(`${LEADS} leads, ${MESSAGES} messages, filled in ${seconds} s`);
  await measureAll(database.queries);
} finally {
  await database.close();
  await drop();
}

/** Leads of every commune, most of them closed, one in four hundred overdue; ten messages each. */
async function fill(queries: Queries): Promise<void> {
  const places = await loadPlaces('content');
  const communes = places.flatMap(({ province, communes: all }) =>
    all.map(({ id }) => `${province.id}/${id}`),
  );
  await queries.execute(sql`
    insert into contacts (channel, account, contact, created_at)
    select 'zalo', 'oa', 'c-' || n, 0 from generate_series(1, ${LEADS}::int) n`);
  await queries.execute(sql`
    insert into leads (contact_id, wish, name, phone, province, commune, facts, consent_id,
      consent_version, consent_text, consent_platform_id, consent_at, created_at, updated_at, state,
      assignee, next_step_at, act_by, promised_by, contacted_at, tried_at, closed_at, groups, seen_capture)
    select c.id, 'sign_up', family || ' ' || middle || ' ' || given, '+849' || lpad((n * 7919 % 100000000)::text, 8, '0'),
      split_part(place, '/', 1), split_part(place, '/', 2), '{"group":"other"}', 'contact-me', '1',
      'Đồng ý', 'm', 0, at, at, state, 'staff-' || n % 500,
      case when state in ('assigned', 'claimed') then ${NOW}::bigint + n end,
      case when state in ('assigned', 'claimed', 'called') then ${NOW}::bigint - 40000000 + n * 1000 end,
      at + 86400000, case when state in ('called', 'registered', 'refused') then at + n % 90000000 end,
      at + 3600000, case when state in ('registered', 'refused') then at + 90000000 end,
      case n % 10 when 0 then '{near_poor}' when 1 then '{household_business}' else '{farmer_or_free_worker}' end::text[], at
    from (
      select n, (array['registered','refused','refused','registered','called','registered','refused','registered','refused','assigned'])[n % 10 + 1] as state,
        (array['Nguyễn','Trần','Lê','Phạm','Hoàng','Vũ','Đặng','Bùi','Đỗ','Hồ'])[n % 10 + 1] as family,
        (array['Thị','Văn','Đức','Thu','Minh','Ngọc','Quang'])[n % 7 + 1] as middle,
        (array['Hoa','Lan','Hùng','Dũng','Mai','Hương','Tuấn','Phượng','Ánh','Yến','Khánh'])[n % 11 + 1] as given,
        (${sql.param(communes)}::text[])[n % ${communes.length}::int + 1] as place,
        ${NOW}::bigint - (n::bigint * 260000) as at
      from generate_series(1, ${LEADS}::int) n
    ) made join contacts c on c.contact = 'c-' || n`);
  await queries.execute(sql`
    insert into inbound_events (contact_id, platform_id, sent_at, received_at, content, handled_at)
    select c.id, 'm-' || m, m, m, json_build_object('kind', 'text', 'text', 'tôi muốn hỏi ' || m), m
    from contacts c, generate_series(1, ${MESSAGES / LEADS / 2}::int) m`);
  await queries.execute(sql`
    insert into outbox (contact_id, part, state, next_at, created_at)
    select c.id, json_build_object('text', 'Dạ, câu thứ ' || m, 'buttons', '[]'::json), 'sent', m, m
    from contacts c, generate_series(1, ${MESSAGES / LEADS / 2}::int) m`);
  await queries.execute(sql`
    insert into lead_events (lead_id, at, kind, facts)
    select id, created_at, kind, '{}' from leads, unnest(array['captured', 'assigned', 'called']) kind`);
  await queries.execute(sql`
    insert into inbound_events (contact_id, platform_id, sent_at, received_at, content, handled_at)
    select (select contact_id from leads where id = 7001), 'long-' || m, m, m,
      json_build_object('kind', 'text', 'text', 'tôi muốn hỏi ' || m), m
    from generate_series(1, ${LONG_CONVERSATION}::int) m`);
  await queries.execute(sql`
    insert into outbox (contact_id, part, state, next_at, created_at)
    select (select contact_id from leads where id = 7001),
      json_build_object('text', 'Dạ, câu thứ ' || m), 'sent', m, m
    from generate_series(1, ${LONG_CONVERSATION}::int) m`);
  await fillStaffAndTargets(queries);
  await queries.execute(sql`vacuum analyze`);
}

/** Five hundred agents, and a target a month for each of six hundred communes. */
async function fillStaffAndTargets(queries: Queries): Promise<void> {
  await queries.execute(sql`
    insert into staff_members (id, role, name, created_at, updated_at, joined_at)
    select 'staff-' || n, 'agent', 'Người ' || n, 0, 0, 0 from generate_series(0, 499) n`);
  await queries.execute(sql`
    insert into staff_areas (staff_id, province, commune, part)
    select 'staff-' || n, 'hanoi', 'c' || n, 'agent' from generate_series(0, 499) n`);
  await queries.execute(sql`
    with made as (insert into target_imports (file_name, imported_by, imported_at)
      values ('giao.xlsx', 'staff-1', 0) returning id)
    insert into targets (kind, subject, period, people, import_id)
    select 'commune', 'hanoi/c' || n, '2026-' || lpad(m::text, 2, '0'), n % 40, made.id
    from made, generate_series(0, ${TARGET_COMMUNES - 1}::int) n, generate_series(1, 12) m`);
  await queries.execute(sql`
    insert into audit_log (at, staff_id, action, subject_kind, subject_id, facts)
    select n, 'staff-' || n % 500, 'lead_viewed', 'lead', n::text, '{}'
    from generate_series(1, ${LEADS * 5}::int) n`);
}

async function measureAll(queries: Queries): Promise<void> {
  const province: Scope = areas([{ province: 'hanoi', commune: undefined }]);
  const agent: Scope = areas(
    ['ba-dinh', 'ngoc-ha', 'giang-vo'].map((commune) => ({ province: 'hanoi', commune })),
  );
  const both: Scope = areas([
    { province: 'hanoi', commune: undefined },
    { province: 'lao_cai', commune: undefined },
  ]);
  const reader = databaseLeadReader({ queries });
  const list = (scope: Scope, query: Partial<LeadQuery>) => () =>
    reader.list(scope, { view: 'all', staffId: 'staff-7', now: NOW, limit: 50, ...query });
  const middle = `${NOW - (LEADS / 2) * 260_000}-${LEADS}`;
  const clock = () => NOW;
  const staff = databaseStaff({ queries, clock });
  const roster = databaseRoster({ queries });
  const targets = databaseTargets({ queries, clock });
  const audit = databaseAuditLog({ queries, clock });
  const communes = areas(
    Array.from({ length: TARGET_COMMUNES }, (_none, n) => ({
      province: 'hanoi',
      commune: `c${n}`,
    })),
  );
  const exported = (from: string, to: string) =>
    databaseLeadExport({ queries }).rows({
      scope: both,
      span: { from: localDate(from), to: localDate(to) },
      limit: 20_000,
    });
  const cases: Record<string, () => Promise<unknown>> = {
    'agent, newest': list(agent, {}),
    'agent, search “hoa”': list(agent, { search: 'hoa' }),
    'province, newest': list(province, {}),
    'province, a page in the middle': list(province, { after: middle }),
    'province, new': list(province, { view: 'new' }),
    'province, mine': list(province, { view: 'mine' }),
    'province, overdue': list(province, { view: 'overdue' }),
    'province, unassigned (none)': list(province, { view: 'unassigned' }),
    'province, a commune': list(province, { commune: 'ba-dinh' }),
    'province, a group': list(province, { group: 'near_poor' }),
    'province, a group nobody is in': list(province, { group: 'craft_village' }),
    'province, a state': list(province, { state: 'registered' }),
    'province, of one colleague': list(province, { assignee: 'staff-9' }),
    'province, search “nguyen thi hoa”': list(province, { search: 'nguyen thi hoa' }),
    'province, search a phone': list(province, { search: '0912345' }),
    'province, search what is not there': list(province, { search: 'zzz' }),
    'both provinces, newest': list(both, {}),
    'both provinces, overdue': list(both, { view: 'overdue' }),
    'both provinces, search “ba dinh lan”': list(both, { search: 'ba dinh lan' }),
    'everywhere, newest': list({ kind: 'all' }, {}),
    'both provinces, the last page': list(both, { after: `${NOW - (LEADS - 60) * 260_000}-60` }),
    'a lead with ten thousand messages': () => reader.page(province, '7001'),
    'colleagues, with their open leads': () => staff.list(province),
    'colleagues who can take a lead': () => roster.candidates({ province: 'hanoi', commune: 'c7' }),
    'targets of 600 communes': () => targets.list({ scope: province, year: 2026 }),
    'targets, asked by 600 communes': () => targets.list({ scope: communes, year: 2026 }),
    'the audit log of a province': () => audit.list({ limit: 50 }, province),
    'the audit log of one colleague': () => audit.list({ staffId: 'staff-9', limit: 50 }, province),
    'export of a month': () => exported('2026-10-01', '2026-10-31'),
    'export of 20,000 leads': () => exported('2026-01-01', '2026-02-28'),
    'a lead with its conversation': () => reader.page(province, '5001'),
    'the promise of a month': () =>
      databasePromises({ queries }).report(province, {
        from: NOW - 30 * 86_400_000,
        to: NOW,
        now: NOW,
      }),
    'the promise of a year': () =>
      databasePromises({ queries }).report(both, {
        from: NOW - 365 * 86_400_000,
        to: NOW,
        now: NOW,
      }),
  };
  for (const [name, run] of Object.entries(cases)) await measure(name, run);
}

function areas(of: readonly Area[]): Scope {
  return { kind: 'areas', areas: of };
}

async function measure(name: string, run: () => Promise<unknown>): Promise<void> {
  await run();
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    await run();
    took.push(performance.now() - from);
  }
  const ms = (share: number) => `${percentile(took, share).toFixed(1)} ms`;
  console.log(`${name.padEnd(38)} p50 ${ms(0.5).padStart(9)}  p99 ${ms(0.99).padStart(9)}`);
}
