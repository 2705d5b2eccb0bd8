import { z } from 'zod';
import { isLocalDate, localDate } from '../shared/localDate.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { LegalReference } from './assessment.ts';

/** The groups of people whose support differs (NĐ 159/2025/NĐ-CP, Điều 5). */
export const GROUPS = [
  'poor',
  'island_or_special_zone',
  'near_poor',
  'ethnic_minority',
  'other',
] as const;

/** `confirmed`: a page or file of the law says so; anything else is said with a warning. */
const STATUSES = ['confirmed', 'third_party', 'unverified'] as const;

/** What a rule on joining says about a person; `by_pay` = the pay against the reference level. */
const JOINING_RULES = ['eligible', 'compulsory', 'not_eligible', 'by_pay'] as const;

const UNITS = [
  'vnd',
  'percent',
  'days',
  'working_days',
  'months',
  'years',
  'age',
  'day',
  'calendar_year',
  'multiple',
  'coefficient',
  'rule',
] as const;

const day = z.iso.date({ abort: true }).refine(isLocalDate).transform(localDate);
const age = z.strictObject({ years: z.int().min(0), months: z.int().min(0).max(11) });
const percentByYears = z.record(z.string().regex(/^\d{1,2}$/), z.number().min(0));
const share = z.number().min(0).max(100);

const groupShares = z.strictObject({
  poor: share,
  island_or_special_zone: share,
  near_poor: share,
  ethnic_minority: share,
  other: share,
});

/**
 * One file of `content/parameters`: a figure of the law, its unit, the day somebody last compared
 * it with the source, and its values by date. `shape` says what a value looks like:
 *
 * - `number`: one number in `unit`;
 * - `day`: one day of the calendar;
 * - `by_group`: percent by group of people;
 * - `by_year`: a coefficient by calendar year of payment;
 * - `ages_by_sex`: an age in years and months, for men and for women;
 * - `ladder_by_sex`: percent at certain years paid; straight lines between, level after the last;
 * - `joining`: what a rule says about joining.
 */
export const parameterSchema = z.discriminatedUnion('shape', [
  parameter('number', z.number()),
  parameter('day', day),
  parameter('by_group', groupShares),
  parameter('by_year', z.record(z.string().regex(/^\d{4}$/), z.number().positive())),
  parameter('ages_by_sex', z.strictObject({ male: age, female: age })),
  parameter('ladder_by_sex', z.strictObject({ male: percentByYears, female: percentByYears })),
  parameter('joining', z.enum(JOINING_RULES)),
]);

export type Group = (typeof GROUPS)[number];
type Status = (typeof STATUSES)[number];
export type Parameter = z.infer<typeof parameterSchema>;
export type Shape = Parameter['shape'];
type ParameterValue = Parameter['values'][number]['value'];
export type AgesBySex = ValueOf<'ages_by_sex'>;
export type Ladder = z.infer<typeof percentByYears>;
export type ValueOf<S extends Shape> = Extract<Parameter, { shape: S }>['values'][number]['value'];

/** All parameters by id: the path under `content/parameters` without `.yaml`. */
export type Law = ReadonlyMap<string, Parameter>;

/** A figure in force on a day, with everything needed to show where it comes from. */
export interface Figure<Value = ParameterValue> {
  readonly id: string;
  readonly description: string;
  /** A short name for a sentence that is spoken; without one the description is. */
  readonly name?: string | undefined;
  readonly unit: Parameter['unit'];
  readonly value: Value;
  /** The last day it counts; absent while no end is known. */
  readonly to?: LocalDate | undefined;
  readonly reference: LegalReference;
  readonly status: Status;
  /** Groups whose number is our reading or disputed, though the rest is confirmed. */
  readonly to_confirm: readonly Group[];
  readonly note?: string | undefined;
}

/** No value of this parameter counts on this day. */
export interface NoValue {
  readonly code: 'no_value_for_date';
  readonly id: string;
  readonly description: string;
  readonly name?: string | undefined;
  readonly on: LocalDate;
}

export type LookUp<Value = ParameterValue> =
  | { readonly ok: true; readonly figure: Figure<Value> }
  | { readonly ok: false; readonly missing: NoValue };

/**
 * The value in force on a day, never the nearest one. Throws when the law holds no such parameter:
 * that is a fault of the program or of the content folder.
 */
export function lookUp(law: Law, id: string, on: LocalDate): LookUp {
  return valueOn<ParameterValue>(parameterNamed(law, id), id, on);
}

/** As `lookUp`, for a parameter already in hand; keeps the type of its value. */
export function valueOn<Value>(
  parameter: ParameterHolding<Value>,
  id: string,
  on: LocalDate,
): LookUp<Value> {
  const { description, name, unit } = parameter;
  const found = parameter.values.find(({ from, to }) => from <= on && (!to || on <= to));
  if (!found)
    return { ok: false, missing: { code: 'no_value_for_date', id, description, name, on } };
  const { from, reference, ...rest } = found;
  return {
    ok: true,
    figure: { ...rest, id, description, name, unit, reference: cited(reference, from) },
  };
}

/** Every figure in force on a day, by id. */
export function figuresOn(law: Law, on: LocalDate): Figure[] {
  const looks = [...law.keys()].sort().map((id) => lookUp(law, id, on));
  return looks.flatMap((look) => (look.ok ? [look.figure] : []));
}

/** The parameter; throws with the cure when the content folder lacks it. */
export function parameterNamed(law: Law, id: string): Parameter {
  const parameter = law.get(id);
  if (!parameter) throw new Error(`no parameter "${id}"; add content/parameters/${id}.yaml`);
  return parameter;
}

/** A parameter whose values are of one type. */
export interface ParameterHolding<Value> {
  readonly description: string;
  readonly name?: string | undefined;
  readonly unit: Parameter['unit'];
  readonly values: readonly DatedValue<Value>[];
}

type DatedValue<Value> = Omit<Parameter['values'][number], 'value'> & { readonly value: Value };

function cited(
  { title, article, url }: Parameter['values'][number]['reference'],
  from: LocalDate,
): LegalReference {
  return { title, article, from, ...(url === undefined ? {} : { url }) };
}

function parameter<S extends string, V extends z.ZodType>(shape: S, value: V) {
  return z.strictObject({
    shape: z.literal(shape),
    description: z.string().min(1),
    /** How the figure is called in the middle of a spoken sentence; needed where one is unsure. */
    name: z.string().min(1).optional(),
    unit: z.enum(UNITS),
    reviewed: day,
    /** For the days after the last value: what was looked for in vain, and whom to ask. */
    not_found: z.string().min(1).optional(),
    values: z.array(
      z.strictObject({
        from: day,
        to: day.optional(),
        value,
        reference: z.strictObject({
          title: z.string().min(1),
          article: z.string().min(1),
          url: z.url({ protocol: /^https$/ }).optional(),
        }),
        // Whoever forgets the status gets the careful one.
        status: z.enum(STATUSES).default('unverified'),
        to_confirm: z.array(z.enum(GROUPS)).default([]),
        note: z.string().min(1).optional(),
      }),
    ),
  });
}
