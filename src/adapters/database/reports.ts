import { sql, type SQL } from 'drizzle-orm';
import type { FunnelCut, ReportQuery, ReportReader } from '../../conversation/reports/ports.ts';
import type {
  DayResult,
  EvaluationRow,
  FunnelRow,
  MonthResult,
  ResultsBy,
  StepRow,
} from '../../core/reports/counts.ts';
import { localDate } from '../../core/shared/localDate.ts';
import { columns } from './columns.ts';
import type { Queries } from './openDatabase.ts';
import { isAskedFor, subjectOf } from './reportQuery.ts';
import { readResponseTimes } from './responseTimes.ts';

/** What was counted, as SQL reads it. */
export function databaseReports({ queries }: { queries: Queries }): ReportReader {
  return {
    funnel(query, by) {
      if (by === 'flow') return funnelByFlow(queries, query);
      if (by === 'group') return funnelByGroup(queries, query);
      return funnel(queries, query, by);
    },
    steps: (query) => steps(queries, query),
    results: (query, by) => results(queries, { query, by }),
    days: (query, communes) => days(queries, { query, communes }),
    responseTimes: (query, by) => readResponseTimes(queries, query, by),
    evaluation: (query) => evaluation(queries, query),
    monthlyFunnel: (query) => monthlyFunnel(queries, query),
  };
}

type Counts = Record<keyof FunnelRow, string | null>;

const STAGES = sql`
  count(*) as started, count(*) filter (where w.computed) as computed,
  count(*) filter (where w.captured) as captured, count(*) filter (where w.contacted) as contacted,
  count(*) filter (where w.registered) as registered`;

const CUTS: Readonly<Record<Exclude<FunnelCut, 'flow' | 'group'>, SQL>> = {
  total: sql`''::text`,
  province: sql`coalesce(w.province, '')`,
  commune: sql`coalesce(w.commune, '')`,
  channel: sql`w.channel`,
  support: sql`coalesce(w.support_group, '')`,
  week: sql`w.week::text`,
};

async function funnel(
  queries: Queries,
  query: ReportQuery,
  by: keyof typeof CUTS,
): Promise<FunnelRow[]> {
  const { rows } = await queries.execute<Counts>(sql`
    select ${CUTS[by]} as key, ${STAGES} from funnel_weeks w
    where ${isAskedFor(query, 'w', 'started_on')} group by 1 order by 1`);
  return rows.map(toFunnelRow);
}

/** Somebody of several potential groups counts in each of them; somebody of none under no name. */
async function funnelByGroup(queries: Queries, query: ReportQuery): Promise<FunnelRow[]> {
  const { rows } = await queries.execute<Counts>(sql`
    select coalesce(potential.id, '') as key, ${STAGES}
    from funnel_weeks w left join unnest(w.potential_groups) as potential(id) on true
    where ${isAskedFor(query, 'w', 'started_on')} group by 1 order by 1`);
  return rows.map(toFunnelRow);
}

/** What a flow's people came to: a lead counts in the flow that it was left in. */
async function funnelByFlow(queries: Queries, query: ReportQuery): Promise<FunnelRow[]> {
  const { rows } = await queries.execute<Counts>(sql`
    select s.flow as key, count(*) as started, count(*) filter (where s.computed) as computed,
      count(*) filter (where s.captured) as captured,
      count(*) filter (where s.captured and w.contacted) as contacted,
      count(*) filter (where s.captured and w.registered) as registered
    from funnel_weeks w join funnel_steps s on s.week_id = w.id and s.node = ''
    where ${isAskedFor(query, 'w', 'started_on')} group by 1 order by 1`);
  return rows.map(toFunnelRow);
}

async function monthlyFunnel(
  queries: Queries,
  query: ReportQuery,
): Promise<(FunnelRow & { month: string })[]> {
  const month = sql`date_trunc('month', w.started_on::timestamp)`;
  const { rows } = await queries.execute<Counts & { month: string }>(sql`
    select coalesce(w.commune, '') as key, to_char(${month}, 'YYYY-MM') as month, ${STAGES}
    from funnel_weeks w where ${isAskedFor(query, 'w', 'started_on')}
    group by 1, ${month} order by 1, ${month}`);
  return rows.map((row) => ({ ...toFunnelRow(row), month: row.month }));
}

function toFunnelRow(row: Counts): FunnelRow {
  return {
    key: row.key ?? '',
    started: Number(row.started),
    computed: Number(row.computed),
    captured: Number(row.captured),
    contacted: Number(row.contacted),
    registered: Number(row.registered),
  };
}

interface StepCounts extends Record<string, unknown> {
  readonly flow: string;
  readonly node: string;
  readonly asked: string;
  readonly answered: string;
  readonly last_seen: string;
  readonly misses: string;
}

/** The questions are counted by themselves and joined with where people stand now: few rows each. */
async function steps(queries: Queries, query: ReportQuery): Promise<StepRow[]> {
  const { rows } = await queries.execute<StepCounts>(sql`
    with met as (
      select s.flow, s.node, count(*) as asked, count(*) filter (where s.answered) as answered,
        sum(s.misses) as misses
      from funnel_steps s where s.node <> '' and ${isStepAskedFor(query)} group by s.flow, s.node
    ), standing as (
      select w.open_question, count(*) as last_seen from funnel_weeks w
      where w.open_question is not null and ${isAskedFor(query, 'w', 'started_on')} group by 1
    )
    select met.*, coalesce(standing.last_seen, 0) as last_seen
    from met left join standing on standing.open_question = met.flow || '.' || met.node
    order by met.flow, asked desc, met.node`);
  return rows.map(({ flow, node, asked, answered, last_seen: lastSeen, misses }) => ({
    flow,
    node,
    asked: Number(asked),
    answered: Number(answered),
    lastSeen: Number(lastSeen),
    misses: Number(misses),
  }));
}

/** A step knows its day; only where a place narrows the report must its week be looked up. */
function isStepAskedFor(query: ReportQuery): SQL {
  const { scope, span, province, commune } = query;
  const isEverywhere = scope.kind === 'all' && province === undefined && commune === undefined;
  if (isEverywhere) return sql`s.started_on between ${span.from}::date and ${span.to}::date`;
  return sql`s.week_id in (
    select w.id from funnel_weeks w where ${isAskedFor(query, 'w', 'started_on')}
  )`;
}

async function results(
  queries: Queries,
  { query, by }: { query: ReportQuery; by: ResultsBy },
): Promise<MonthResult[]> {
  const { rows } = await queries.execute<Record<keyof MonthResult, string>>(sql`
    select ${subjectOf(by)} as subject, to_char(o.registered_on, 'YYYY-MM') as month,
      count(*) as registered, coalesce(sum(o.months), 0) as months
    from lead_outcomes o where ${isAskedFor(query, 'o', 'registered_on')}
    group by 1, 2 order by 1, 2`);
  return rows.map(({ subject, month, registered, months }) => ({
    subject,
    month,
    registered: Number(registered),
    months: Number(months),
  }));
}

async function days(
  queries: Queries,
  { query, communes }: { query: ReportQuery; communes: readonly string[] },
): Promise<DayResult[]> {
  const wanted = columns(communes, { id: ['text', (id) => id] });
  const { rows } = await queries.execute<{ day: string; registered: string }>(sql`
    select o.registered_on::text as day, count(*) as registered
    from lead_outcomes o where ${isAskedFor(query, 'o', 'registered_on')}
      and coalesce(o.commune, '') in (select id from ${wanted})
    group by 1 order by 1`);
  return rows.map(({ day, registered }) => ({
    day: localDate(day),
    registered: Number(registered),
  }));
}

interface Evaluated extends Record<string, unknown> {
  readonly agent: string;
  readonly leads: string;
  readonly contacted: string;
  readonly in_time: string;
  readonly registered: string;
  readonly months: string;
  readonly ever: string;
  readonly paying: string;
  readonly wrong_numbers: string;
  readonly refusals: Readonly<Record<string, number>>;
}

/** Three looks at the outcomes in one reading: captured, joined and refused in the span. */
async function evaluation(queries: Queries, query: ReportQuery): Promise<EvaluationRow[]> {
  const { from, to } = query.span;
  const within = (day: SQL) => sql`${day} between ${from}::date and ${to}::date`;
  const captured = within(sql`o.captured_on`);
  const joined = within(sql`o.registered_on`);
  const closed = within(sql`o.closed_on`);
  const everywhen = { ...query, span: { from: BEGINNING, to } };
  const { rows } = await queries.execute<Evaluated>(sql`
    with asked as (
      select o.* from lead_outcomes o
      where o.agent is not null and ${isAskedFor(everywhen, 'o', 'captured_on')}
    ), refusals as materialized (
      select agent, json_object_agg(refusal, times) as all from (
        select o.agent, coalesce(o.refusal, '') as refusal, count(*) as times from asked o
        where o.state = 'refused' and ${closed} group by 1, 2
      ) counted group by agent
    )
    select o.agent, count(*) filter (where ${captured}) as leads,
      count(*) filter (where ${captured} and o.contacted_at is not null) as contacted,
      count(*) filter (where ${captured} and o.contacted_at <= o.promised_by) as in_time,
      count(*) filter (where ${joined}) as registered,
      coalesce(sum(o.months) filter (where ${joined}), 0) as months,
      count(*) filter (where o.registered_on <= ${to}::date) as ever,
      count(*) filter (where o.registered_on <= ${to}::date and o.paid_until >= ${to}::date) as paying,
      count(*) filter (where o.state = 'wrong_number' and ${closed}) as wrong_numbers,
      coalesce((select r.all from refusals r where r.agent = o.agent), '{}'::json) as refusals
    from asked o group by o.agent order by o.agent`);
  return rows.map(toEvaluation);
}

/** Before the first lead. */
const BEGINNING = localDate('2000-01-01');

function toEvaluation(row: Evaluated): EvaluationRow {
  return {
    agent: row.agent,
    leads: Number(row.leads),
    contacted: Number(row.contacted),
    contactedInTime: Number(row.in_time),
    registered: Number(row.registered),
    months: Number(row.months),
    everRegistered: Number(row.ever),
    stillPaying: Number(row.paying),
    refusals: row.refusals,
    wrongNumbers: Number(row.wrong_numbers),
  };
}
