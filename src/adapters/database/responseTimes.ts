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
 * Waiting in working hours, counted by the database: every day with the working time before it, so
 * that two look-ups and a difference give what `workingHoursBetween` gives, for 100,000 leads at once.
 */
export async function readResponseTimes(
  queries: Queries,
  query: ReportQuery,
  by: { subject: ResultsBy; now: number; calendar: WorkingCalendar },
): Promise<ResponseRow[]> {
  const days = workingDays(by.calendar, query.span.from, dayInVietnam(by.now));
  const { rows } = await queries.execute<Times>(sql`
    with days as materialized (select day, opens, closes, before from ${days}), waits as (
      select ${subjectOf(by.subject)} as subject, o.contacted_at, o.promised_by,
        ${worked('reached', sql`o.contacted_at`)} - ${worked('left_on', sql`o.captured_at`)} as waited
      from lead_outcomes o
      left join days left_on on left_on.day = o.captured_on
      left join days reached on reached.day = ${dayOf(sql`o.contacted_at`)}
      where ${isAskedFor(query, 'o', 'captured_on')}
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
function worked(alias: string, at: SQL): SQL {
  const day = sql.identifier(alias);
  return sql`(${day}.before + greatest(0, least(${at}, ${day}.closes) - ${day}.opens))`;
}

function dayOf(at: SQL): SQL {
  return sql`(date '1970-01-01' + ((${at} + ${AHEAD_OF_GREENWICH_MS}::bigint) / ${DAY_MS}::bigint)::int)`;
}

function workingDays(calendar: WorkingCalendar, from: LocalDate, until: LocalDate): SQL {
  let before = 0;
  const days = shiftsBetween(calendar, from, addDays(until, 1)).map(({ day, shift }) => {
    const given = { day, before, opens: shift.from, closes: shift.to };
    before += shift.to - shift.from;
    return given;
  });
  return columns(days, {
    day: ['date', ({ day }) => day],
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
