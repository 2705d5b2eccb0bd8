import { performance } from 'node:perf_hooks';
import { sql } from 'drizzle-orm';
import { loadCalendar } from '../src/adapters/files/loadCalendar.ts';
import { openPostgres, type Queries } from '../src/adapters/database/openDatabase.ts';
import { databaseReports } from '../src/adapters/database/reports.ts';
import { toWorkingCalendar } from '../src/core/desk/calendar.ts';
import { localDate } from '../src/core/shared/localDate.ts';
import { createDatabase } from '../test/support/databases.ts';
import { percentile } from './percentile.ts';

/**
 * Every report of the desk over a year of 100,000 leads, 250,000 people's weeks and 1,000,000 questions
 * asked, on PostgreSQL: `TEST_DATABASE_URL=… node bench/reports.ts`. Asked for everywhere at once, which
 * is the most a report can be asked for. An argument narrows what is measured, by the names of the reports.
 */
const LEADS = 100_000;
const WEEKS = 250_000;
const STEPS_A_WEEK = 4;
const COMMUNES = 225;
const AGENTS = 500;
const TIMES = 15;
const NOW = Date.UTC(2026, 10, 22, 3);

const server = process.env['TEST_DATABASE_URL'];
if (server === undefined) throw new Error('set TEST_DATABASE_URL to a PostgreSQL server');
const fresh = await createDatabase(server);
const database = await openPostgres(fresh.url, () => undefined);
try {
  await fill(database.queries);
  await measure(database.queries);
} finally {
  await database.close();
  await fresh.drop();
}

async function fill(queries: Queries): Promise<void> {
  const began = performance.now();
  const day = sql`date '2026-11-22' - (n % 365)`;
  const at = sql`(${NOW}::bigint - (n % 365) * 86400000::bigint - (n % 7) * 3600000)`;
  const commune = sql`'hanoi/c' || (n % ${COMMUNES})`;
  await queries.execute(sql`
    insert into contacts (channel, account, contact, created_at)
    select case when n % 3 = 0 then 'messenger' else 'zalo' end, 'a', 'u' || n, ${NOW}::bigint
    from generate_series(1, ${WEEKS}) n`);
  await queries.execute(sql`
    insert into leads (contact_id, wish, name, phone, province, commune, facts, consent_id,
      consent_version, consent_text, consent_platform_id, consent_at, created_at, updated_at, state,
      assignee, contacted_at, promised_by, closed_at, registration, groups)
    select n, 'sign_up', 'Người ' || n, '+8491' || lpad(n::text, 7, '0'), 'hanoi', ${commune},
      json_build_object('income', 1500000), 'contact-me', '1', repeat('x', 300), 'm', ${at}, ${at}, ${at},
      case when n % 3 = 0 then 'registered' when n % 7 = 0 then 'refused' else 'called' end,
      'agent-' || (n % ${AGENTS}), ${at} + (n % 90) * 3600000, ${at} + 259200000, ${at} + 172800000,
      '{"months":6,"fromMonth":"2026-12","income":1500000,"method":"half_yearly"}',
      array['g' || (n % 7)]
    from generate_series(1, ${LEADS}) n`);
  await queries.execute(sql`
    insert into funnel_weeks (contact_id, week, started_on, channel, province, commune,
      support_group, potential_groups, computed, captured, contacted, registered, open_question)
    select n, date_trunc('week', ${day})::date, ${day},
      case when n % 3 = 0 then 'messenger' else 'zalo' end, 'hanoi', ${commune}, 's' || (n % 5),
      array['g' || (n % 7), 'g' || (n % 11)], n % 2 = 0, n <= ${LEADS},
      n <= ${LEADS} and n % 3 > 0, n <= ${LEADS} and n % 3 = 0,
      'flow-' || (n % 12) || '.node-' || (n % ${STEPS_A_WEEK})
    from generate_series(1, ${WEEKS}) n`);
  await queries.execute(sql`
    insert into funnel_steps (week_id, started_on, flow, node, answered, misses, computed, captured)
    select n, ${day}, 'flow-' || (n % 12), case when step = 0 then '' else 'node-' || step end,
      (n + step) % 5 > 0, (n % 9) / 8, step = 0 and n % 2 = 0, step = 0 and n <= ${LEADS}
    from generate_series(1, ${WEEKS}) n, generate_series(0, ${STEPS_A_WEEK - 1}) step`);
  await queries.execute(sql`vacuum analyze`);
  print('filled', `${Math.round((performance.now() - began) / 1000)} s`);
}

async function measure(queries: Queries): Promise<void> {
  const reports = databaseReports({ queries });
  const today = localDate('2026-11-22');
  const { calendar: file } = await loadCalendar('content', today);
  const calendar = toWorkingCalendar(file);
  const span = { from: localDate('2025-11-23'), to: today };
  const query = { scope: { kind: 'all' as const }, span };
  const times = { now: NOW, calendar };
  const communes = Array.from({ length: COMMUNES }, (_, number) => `hanoi/c${number}`);
  const cases: Readonly<Record<string, () => Promise<unknown>>> = {
    'funnel by commune': () => reports.funnel(query, 'commune'),
    'funnel by week': () => reports.funnel(query, 'week'),
    'funnel by support': () => reports.funnel(query, 'support'),
    'funnel by group': () => reports.funnel(query, 'group'),
    'funnel by flow': () => reports.funnel(query, 'flow'),
    'questions of the flows': () => reports.steps(query),
    'results by commune': () => reports.results(query, 'commune'),
    'results by agent': () => reports.results(query, 'agent'),
    'results by day': () => reports.days(query, communes),
    'response times by commune': () =>
      reports.responseTimes(query, { ...times, subject: 'commune' }),
    'response times by agent': () => reports.responseTimes(query, { ...times, subject: 'agent' }),
    'evaluation of all agents': () => reports.evaluation(query),
    'months of the funnel': () => reports.monthlyFunnel(query),
  };
  const wanted = new RegExp(process.argv[2] ?? '');
  for (const [name, read] of Object.entries(cases)) {
    if (wanted.test(name)) print(name, await timed(read));
  }
}

async function timed(read: () => Promise<unknown>): Promise<string> {
  const samples: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now();
    await read();
    samples.push(performance.now() - began);
  }
  const at = (share: number) => Math.round(percentile(samples, share));
  return `p50 ${at(0.5)} ms, p90 ${at(0.9)} ms`;
}

function print(name: string, figures: string): void {
  process.stdout.write(`${name.padEnd(32)}${figures}\n`);
}
