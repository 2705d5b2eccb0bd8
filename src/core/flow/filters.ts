import { dayMonthYear, isLocalDate } from '../shared/localDate.ts';
import { groupThousands } from '../shared/money.ts';
import { decimalComma } from '../shared/decimalComma.ts';
import { sayPhone } from '../understanding/entities/phone.ts';
import type { FilterImplOptions } from 'liquidjs';
import { NoFigureToday } from './failure.ts';
import type { Phrases } from './phrases.ts';
import type { Speech } from './speech.ts';
import type { ShownParameter } from './types.ts';

type FindSpeech = (scope: object) => Speech | undefined;

/**
 * The filters of our templates. Figures arrive as numbers and leave as people in Việt Nam write
 * them: `vnd` 1.500.000 đồng, `percent` 0,31%, `months` 5 năm 3 tháng, `date` 05/03/1985. `place`
 * names a province or commune, `phone` writes 0987 654 321, `law` shows the parameter in force today and
 * keeps the article behind it (`law: "poor"`, `law: "male"` for one that differs by group or sex), `plain`
 * marks a number that is no figure of the law.
 */
export function filtersOf(find: FindSpeech): Record<string, FilterImplOptions> {
  return {
    vnd(value: unknown) {
      return vnd(value, speechAt(find, this).tools.phrases);
    },
    percent: (value: unknown) => percent(numberOf(value)),
    date: (value: unknown) => date(value),
    months(value: unknown) {
      return months(value, speechAt(find, this).tools.phrases);
    },
    place(value: unknown) {
      return place(value, speechAt(find, this));
    },
    law(value: unknown, key?: unknown) {
      return law(value, key, speechAt(find, this));
    },
    phone: (value: unknown) => sayPhone(String(value)),
    plain: (value: unknown) => value,
  };
}

function speechAt(find: FindSpeech, at: { context: { environments: object } }): Speech {
  const speech = find(at.context.environments);
  if (!speech) throw new Error('a filter ran outside a rendering');
  return speech;
}

function vnd(value: unknown, { units }: Phrases): string {
  return `${grouped(numberOf(value))} ${units.money}`;
}

function percent(value: number): string {
  return `${decimalComma(value)}%`;
}

/** A full date as dd/mm/yyyy; a year, or a year and month, as far as it is known. */
function date(value: unknown): string {
  const text = String(value);
  if (isLocalDate(text)) return dayMonthYear(text);
  const parts = /^(\d{4})(?:-(\d{2}))?$/.exec(text);
  if (!parts) throw new RangeError('the filter "date" takes YYYY-MM-DD, YYYY-MM or YYYY');
  return [parts[2], parts[1]].filter((part) => part !== undefined).join('/');
}

function months(value: unknown, { units }: Phrases): string {
  const total = numberOf(value);
  const years = Math.floor(total / 12);
  const rest = total % 12;
  const parts = [
    years > 0 ? `${years} ${units.year}` : '',
    rest > 0 ? `${rest} ${units.month}` : '',
  ];
  return parts.filter((part) => part !== '').join(' ') || `0 ${units.month}`;
}

/** An age in months, as people say it: 61 tuổi 6 tháng. */
function age(total: number, { units }: Phrases): string {
  const rest = total % 12;
  const years = `${Math.floor(total / 12)} ${units.age}`;
  return rest > 0 ? `${years} ${rest} ${units.month}` : years;
}

function place(value: unknown, { tools }: Speech): string {
  const name = typeof value === 'string' ? tools.understanding.placeName(value) : undefined;
  if (name === undefined) throw new RangeError('the filter "place" was given no known place');
  return name;
}

function law(value: unknown, key: unknown, { tools, lines }: Speech): string {
  const which = typeof key === 'string' ? key : undefined;
  const shown = typeof value === 'string' ? tools.parameter(value, which) : undefined;
  if (!shown) throw new NoFigureToday(String(value));
  lines.push(shown.line);
  return inItsUnit(shown, tools.phrases);
}

function inItsUnit({ value, unit }: ShownParameter, phrases: Phrases): string {
  switch (unit) {
    case 'vnd':
      return vnd(value, phrases);
    case 'basis_points':
      return percent(value / 100);
    case 'percent':
      return percent(value);
    case 'months':
      return months(value, phrases);
    case 'years':
      return months(value * 12, phrases);
    case 'age':
      return age(value, phrases);
    case 'days':
      return `${grouped(value)} ${phrases.units.day}`;
    case 'working_days':
      return `${grouped(value)} ${phrases.units.working_day}`;
    case 'calendar_year':
      return String(value);
    default:
      return grouped(value);
  }
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new RangeError('a filter of figures was given something else than a number');
  }
  return value;
}

/** Vietnamese thousands: 1.500.000 and 12,5. */
function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const thousands = groupThousands(Number(whole));
  return fraction === undefined ? thousands : `${thousands},${fraction}`;
}
