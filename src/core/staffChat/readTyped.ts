import { dayInVietnam, partsOf } from '../shared/localDate.ts';
import { normalize, phrase } from '../understanding/normalize.ts';
import type { Expectation } from '../understanding/reading.ts';
import { readMoment } from './readMoment.ts';
import type { StaffSaid } from './said.ts';
import type { StaffEar } from './staffEar.ts';
import { METHOD_OF_MONTHS, type RegisterTap, type StaffTap } from './tap.ts';

interface Hearing {
  readonly ear: StaffEar;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Longer texts with a number in them are no answer to a short question. */
const MOST_WORDS = 8;
const MOST_MONTHS = 600;
const MONTH_OF_YEAR = /^\D{0,12}(\d{1,2})\s*[/.-]\s*(20\d\d)\D{0,4}$/;

/**
 * What was typed as an answer to an open question. Short texts with a number are answers that were not
 * understood; everything else is for the bot.
 */
export function readTyped(
  text: string,
  pending: StaffTap,
  hearing: Hearing,
): StaffSaid | undefined {
  const { lead } = pending;
  const words = phrase(text);
  if (hearing.ear.leave.whole(words)) return { kind: 'tap', tap: { kind: 'leave', lead } };
  // “2 triệu thì đóng bao nhiêu” asks the bot, whatever we asked.
  if (hearing.ear.understanding.asks(text)) return undefined;
  const tap = answered(text, pending, hearing);
  if (tap) return { kind: 'tap', tap };
  const isMeant = words.length <= MOST_WORDS && words.some(({ folded }) => /^\d+$/.test(folded));
  return isMeant ? { kind: 'unclear', tap: pending } : undefined;
}

function answered(text: string, pending: StaffTap, { ear, now }: Hearing): StaffTap | undefined {
  if (pending.kind === 'call_back') {
    const at = readMoment(text, now, ear.times);
    return at === undefined ? undefined : { ...pending, at };
  }
  return pending.kind === 'register' ? registered(text, pending, { ear, now }) : undefined;
}

function registered(text: string, pending: RegisterTap, hearing: Hearing): RegisterTap | undefined {
  const { method, months, income, fromMonth } = pending;
  if (method === undefined) return withMonths(text, pending, hearing);
  if (method === 'other') return undefined;
  if (months === undefined) return withNumber(text, pending, hearing);
  if (income === undefined) return withIncome(text, pending, hearing);
  return fromMonth === undefined ? undefined : confirmed(text, pending, hearing);
}

/** Months alone say how it is paid when they are one of the usual numbers. */
function withMonths(text: string, pending: RegisterTap, hearing: Hearing): RegisterTap | undefined {
  const months = numberIn(text, 'months', hearing);
  if (months === undefined) return undefined;
  const method = METHOD_OF_MONTHS[months];
  return method ? { ...pending, method, months } : { ...pending, method: 'other' };
}

function withNumber(text: string, pending: RegisterTap, hearing: Hearing): RegisterTap | undefined {
  const months = numberIn(text, 'months', hearing);
  return months === undefined ? undefined : { ...pending, months };
}

function withIncome(text: string, pending: RegisterTap, hearing: Hearing): RegisterTap | undefined {
  const income = numberIn(text, 'money', hearing);
  return income === undefined ? undefined : { ...pending, income };
}

function confirmed(text: string, pending: RegisterTap, hearing: Hearing): RegisterTap | undefined {
  if (hearing.ear.sure.whole(phrase(text))) return { ...pending, sure: true };
  const fromMonth = monthIn(text, hearing.now);
  return fromMonth === undefined ? undefined : { ...pending, fromMonth };
}

/** `tháng 3/2027`; within ten years of now, so that nobody registers for 2099 by a slip. */
function monthIn(text: string, now: number): string | undefined {
  const [, month, year] = MONTH_OF_YEAR.exec(normalize(text).folded) ?? [];
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  const isNear = Math.abs(Number(year) - partsOf(dayInVietnam(now)).year) <= 10;
  return isMonth && isNear && year !== undefined
    ? `${year}-${String(month).padStart(2, '0')}`
    : undefined;
}

function numberIn(
  text: string,
  answer: 'months' | 'money',
  { ear, now }: Hearing,
): number | undefined {
  const bounds = answer === 'months' ? { minimum: 1, maximum: MOST_MONTHS } : {};
  const expectation: Expectation = { answer, choices: [], ...bounds };
  const reading = ear.understanding.read(text, expectation, dayInVietnam(now));
  if (reading.kind !== 'understood' || typeof reading.value !== 'number') return undefined;
  return Number.isInteger(reading.value) ? reading.value : undefined;
}
