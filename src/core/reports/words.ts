import { z } from 'zod';
import type { Period } from '../desk/period.ts';
import { fill } from '../shared/fill.ts';
import { SHEET_REFUSALS } from './sheet.ts';
import { TARGET_COLUMNS } from './targetHeader.ts';
import { TARGET_PROBLEMS } from './targetSheet.ts';

const text = says();
const names = z.array(z.string().min(1)).min(1);
const STAGES = ['started', 'computed', 'captured', 'contacted', 'registered'] as const;
const STATES = ['reached', 'on_pace', 'behind', 'no_target', 'hidden'] as const;

/** Headings that exported tables know. */
export const HEADINGS = [
  ...(['subject', 'key', 'result', 'target', 'percent', 'expected', 'months', 'state'] as const),
  ...STAGES,
  ...(['flow', 'node', 'asked', 'answered', 'lastSeen', 'misses'] as const),
  ...(['median', 'p90', 'kept', 'broken', 'running'] as const),
  ...(['agent', 'leads', 'contactedInTime', 'everRegistered', 'stillPaying'] as const),
  ...(['wrongNumbers', 'refusals'] as const),
  ...(['id', 'leftAt', 'wish', 'name', 'phone', 'commune', 'province', 'channel'] as const),
  ...([
    'callTime',
    'groups',
    'assignee',
    'attempts',
    'contactedAt',
    'refusal',
    'closedAt',
  ] as const),
  ...(['consent', 'consentVersion', 'consentAt'] as const),
] as const;

export type Heading = (typeof HEADINGS)[number];

/** The shape of `content/phrases/reports.yaml`. A missing or unknown key stops the start. */
export const reportWordsSchema = z.strictObject({
  periods: z.strictObject({
    month: says('number', 'year'),
    quarter: says('number', 'year'),
    half: says('order', 'year'),
    first_half: text,
    second_half: text,
    year: says('year'),
  }),
  files: z.record(z.enum(SHEET_REFUSALS), says('megabytes', 'line', 'rows', 'columns')),
  columns: z.record(z.enum(TARGET_COLUMNS), names),
  problems: z.record(z.enum(TARGET_PROBLEMS), says('column', 'found')),
  questions: z.strictObject({ you: text, open: text }),
  report: z.strictObject({
    title: text,
    as_of: says('day'),
    results: text,
    result: text,
    target: text,
    percent: text,
    expected: text,
    people: text,
    no_target: text,
    withheld: text,
    hidden_note: says('smallest'),
    states: z.record(z.enum(STATES), text),
    chart: text,
    chart_result: text,
    chart_pace: text,
    chart_described: says('target', 'result', 'expected'),
    funnel: text,
    funnel_note: text,
    stages: z.record(z.enum(STAGES), text),
    response: text,
    median: text,
    p90: text,
    hours: says('hours'),
    kept: text,
    broken: text,
    running: text,
    nobody: text,
    prepared: says('day'),
  }),
  exports: z.strictObject({
    sheet_leads: text,
    sheet_report: text,
    sheet_targets: text,
    unknown: text,
    headings: z.record(z.enum(HEADINGS), text),
  }),
});

export type ReportWords = z.infer<typeof reportWordsSchema>;

/** A period as a person says it: "Quý 4/2026". */
export function periodTitle({ kind, year, number }: Period, { periods }: ReportWords): string {
  const order = number === 1 ? periods.first_half : periods.second_half;
  return fill(periods[kind], { number, year, order });
}

/** A sentence that speaks of these places and no others: what is wrong stops the start. */
function says(...places: readonly string[]) {
  return z
    .string()
    .min(1)
    .refine((sentence) => placesIn(sentence).every((place) => places.includes(place)), {
      error: `knows only the places {${places.join('}, {')}}`,
    });
}

function placesIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].flatMap(([, place]) => place ?? []);
}
