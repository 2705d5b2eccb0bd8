import { sql, type SQL } from 'drizzle-orm';
import type { ReportQuery } from '../../conversation/reports/ports.ts';
import type { ResponseRow, ResultsBy } from '../../core/reports/counts.ts';
import { shiftsBetween, type WorkingCalendar } from '../../core/desk/workingTime.ts';
import { addDays, dayInVietnam, type LocalDate } from '../../core/shared/localDate.ts';
import { columns } from './columns.ts';
import type { Queries } from './openDatabase.ts';
import { isAskedFor, subjectOf } from './reportQuery.ts';

interface Times extends Record<string, unknown> {
  readonly subject: string | null;
  readonly captured: string;
  readonly contacted: string;
  readonly median: number | null;
  readonly p90: number | null;
  readonly kept: string;
  readonly broken: string;
  readonly running: string;
}

/**
 * Waiting in working hours, counted by the database: every day with the working time before it, looked
 * up by its number, so that a difference gives what `workingHoursBetween` gives, for 100,000 leads at once.
 */
export async function readResponseTimes(
  queries: Queries,
  query: ReportQuery,
  by: { subject: ResultsBy; now: number; calendar: WorkingCalendar },
): Promise<ResponseRow[]> {
  const { from } = query.span;
  const days = workingDays(by.calendar, from, dayInVietnam(by.now));
  const numberOf = (day: SQL) => sql`${day} - ${from}::date + 1`;
  const { rows } = await queries.execute<Times>(sql`
    with days as materialized (
      select array_agg(opens order by place) as opens, array_agg(closes order by place) as closes,
        array_agg(before order by place) as before from ${days}
    ), numbered as (
      select ${subjectOf(by.subject)} as subject, o.captured_at, o.contacted_at, o.promised_by,
        ${numberOf(sql`o.captured_on`)} as left_on, ${numberOf(dayOf(sql`o.contacted_at`))} as reached
      from lead_outcomes o where ${isAskedFor(query, 'o', 'captured_on')}
    ), waits as (
      select subject, contacted_at, promised_by,
        ${worked('contacted_at', 'reached')} - ${worked('captured_at', 'left_on')} as waited
      from numbered, days
    )
    select subject, count(*) as captured, count(contacted_at) as contacted,
      percentile_cont(0.5) within group (order by waited) / ${HOUR_MS}::float8 as median,
      percentile_cont(0.9) within group (order by waited) / ${HOUR_MS}::float8 as p90,
      count(*) filter (where contacted_at <= promised_by) as kept,
      count(*) filter (where promised_by < coalesce(contacted_at, ${by.now}::bigint)) as broken,
      count(*) filter (where contacted_at is null and promised_by >= ${by.now}::bigint) as running
    from waits group by grouping sets ((), (subject)) order by grouping(subject) desc, subject`);
  return rows.map(toRow);
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const AHEAD_OF_GREENWICH_MS = 7 * HOUR_MS;

/** Working time passed at an instant since the first day, in milliseconds. */
function worked(instant: string, numberOfDay: string): SQL {
  const [at, day] = [sql.identifier(instant), sql.identifier(numberOfDay)];
  return sql`(days.before[${day}] + greatest(0, least(${at}, days.closes[${day}]) - days.opens[${day}]))`;
}

function dayOf(at: SQL): SQL {
  return sql`(date '1970-01-01' + ((${at} + ${AHEAD_OF_GREENWICH_MS}::bigint) / ${DAY_MS}::bigint)::int)`;
}

/** Every day from the first on, one after another, so that a day's place is its number. */
function workingDays(calendar: WorkingCalendar, from: LocalDate, until: LocalDate): SQL {
  let before = 0;
  const days = shiftsBetween(calendar, from, addDays(until, 1)).map(({ shift }) => {
    const given = { before, opens: shift.from, closes: shift.to };
    before += shift.to - shift.from;
    return given;
  });
  return columns(days, {
    opens: ['bigint', ({ opens }) => opens],
    closes: ['bigint', ({ closes }) => closes],
    before: ['bigint', (each) => each.before],
  });
}

function toRow(row: Times): ResponseRow {
  return {
    subject: row.subject ?? '',
    captured: Number(row.captured),
    contacted: Number(row.contacted),
    median: row.median ?? undefined,
    p90: row.p90 ?? undefined,
    kept: Number(row.kept),
    broken: Number(row.broken),
    running: Number(row.running),
  };
}
