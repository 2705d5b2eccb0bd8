import {
  addDays,
  dayInVietnam,
  isLocalDate,
  mondayOf,
  partsOf,
  type LocalDate,
} from '../shared/localDate.ts';
import { instantOf } from './moments.ts';
import { timeTokens, type TimeTag, type TimeToken, type TimeWords } from './timeTokens.ts';

const HOUR = 60;
const MINUTE_MS = 60_000;
const NOON = 12 * HOUR;
/** Before this nobody calls: a bare “3 giờ” is in the afternoon. */
const EARLIEST = 7 * HOUR;
const LATEST = 21 * HOUR;

/** What a part of a day means when no hour is said. */
const PARTS: Readonly<Partial<Record<TimeTag, number>>> = {
  morning: 8 * HOUR,
  noon: 11 * HOUR + 30,
  afternoon: 14 * HOUR,
  evening: 19 * HOUR,
};

/** What was said of a time so far; minutes. */
interface Said {
  readonly ahead?: number;
  readonly clock?: number;
  readonly part?: TimeTag;
  readonly day?: LocalDate;
}

/**
 * The instant (epoch milliseconds) that a text names and nothing else: “9h30 sáng mai”, “2 tiếng nữa”,
 * “chiều thứ 5”, “30/11 lúc 14:00”. A bare hour is the next one at which people are called.
 * Undefined when the text is no time, or one of which it cannot be told when.
 */
export function readMoment(text: string, now: number, words: TimeWords): number | undefined {
  const tokens = timeTokens(text, words);
  if (!tokens || tokens.length === 0) return undefined;
  const said = readAll(tokens, dayInVietnam(now));
  return said && resolved(said, now);
}

interface Read {
  readonly said: Said;
  readonly size: number;
}

type Reader = (tokens: readonly TimeToken[], today: LocalDate) => Read | undefined;

const READERS: readonly Reader[] = [aheadAt, dateAt, clockAt, partAt, dayAt, weekdayAt];

function readAll(tokens: readonly TimeToken[], today: LocalDate): Said | undefined {
  let said: Said = {};
  for (let at = 0; at < tokens.length;) {
    const rest = tokens.slice(at);
    const read = READERS.map((reader) => reader(rest, today)).find((each) => each !== undefined);
    // Said twice: it cannot be told which one is meant.
    if (!read || Object.keys(read.said).some((key) => key in said)) return undefined;
    said = { ...said, ...read.said };
    at += read.size;
  }
  return said;
}

/** `2 tiếng nữa`, `1 tiếng rưỡi nữa`, `1 giờ 15 phút nữa`, `30 phút nữa`, `nửa tiếng nữa`. */
function aheadAt(tokens: readonly TimeToken[]): Read | undefined {
  const end = tokens.findIndex((token) => isTag(token, 'from_now'));
  if (end < 1) return undefined;
  const minutes = minutesOf(tokens.slice(0, end));
  return minutes === undefined ? undefined : { said: { ahead: minutes }, size: end + 1 };
}

function minutesOf(tokens: readonly TimeToken[]): number | undefined {
  const [first, second, third, fourth] = tokens;
  if (isTag(first, 'half_hour')) return tokens.length === 1 ? HOUR / 2 : undefined;
  if (first?.kind !== 'number') return undefined;
  if (isTag(second, 'minute')) return tokens.length === 2 ? first.value : undefined;
  if (!isTag(second, 'hour')) return undefined;
  if (tokens.length === 2) return first.value * HOUR;
  if (isTag(third, 'half') && tokens.length === 3) return first.value * HOUR + HOUR / 2;
  const isMinutes = third?.kind === 'number' && isTag(fourth, 'minute') && tokens.length === 4;
  return isMinutes ? first.value * HOUR + third.value : undefined;
}

/** `30/11`, `30-11-2026`; without a year the next one. */
function dateAt(tokens: readonly TimeToken[], today: LocalDate): Read | undefined {
  const [day, month, year] = tokens;
  if (day?.kind !== 'number' || month?.kind !== 'number') return undefined;
  if (!/^[/-]$/.test(day.behind)) return undefined;
  const hasYear = year?.kind === 'number' && /^[/-]$/.test(month.behind);
  const found = nextDay(day.value, month.value, { today, year: hasYear ? year.value : undefined });
  return found && { said: { day: found }, size: hasYear ? 3 : 2 };
}

function nextDay(
  day: number,
  month: number,
  { today, year }: { readonly today: LocalDate; readonly year: number | undefined },
): LocalDate | undefined {
  const thisYear = partsOf(today).year;
  const written = [year ?? thisYear, ...(year === undefined ? [thisYear + 1] : [])].map(
    (each) => `${each}-${twoDigits(month)}-${twoDigits(day)}`,
  );
  return written.find((each): each is LocalDate => isLocalDate(each) && each >= today);
}

/** `9h`, `9h30`, `9:30`, `9 giờ rưỡi`; `9` before a part of the day, or alone. */
function clockAt(tokens: readonly TimeToken[]): Read | undefined {
  const [hour, second, third] = tokens;
  if (hour?.kind !== 'number' || hour.value > 23) return undefined;
  if (/^[:.]$/.test(hour.behind)) return withMinutes(hour.value, second, 2);
  if (!isTag(second, 'hour')) return bare(hour.value, tokens);
  if (isTag(third, 'half')) return { said: { clock: hour.value * HOUR + HOUR / 2 }, size: 3 };
  const isDate = third?.kind === 'number' && /^[/-]$/.test(third.behind);
  if (third?.kind !== 'number' || isDate) return { said: { clock: hour.value * HOUR }, size: 2 };
  return withMinutes(hour.value, third, isTag(tokens[3], 'minute') ? 4 : 3);
}

function withMinutes(hour: number, minutes: TimeToken | undefined, size: number): Read | undefined {
  if (minutes?.kind !== 'number' || minutes.value > 59) return undefined;
  return { said: { clock: hour * HOUR + minutes.value }, size };
}

function bare(hour: number, tokens: readonly TimeToken[]): Read | undefined {
  const next = tokens[1];
  const isAlone = tokens.length === 1 || (next?.kind === 'word' && next.tag in PARTS);
  return isAlone ? { said: { clock: hour * HOUR }, size: 1 } : undefined;
}

function partAt([first]: readonly TimeToken[]): Read | undefined {
  if (first?.kind !== 'word' || !(first.tag in PARTS)) return undefined;
  return { said: { part: first.tag }, size: 1 };
}

const DAYS: Readonly<Partial<Record<TimeTag, number>>> = { today: 0, tomorrow: 1, day_after: 2 };

function dayAt([first]: readonly TimeToken[], today: LocalDate): Read | undefined {
  const days = first?.kind === 'word' ? DAYS[first.tag] : undefined;
  return days === undefined ? undefined : { said: { day: addDays(today, days) }, size: 1 };
}

/** `thứ 5`, `thứ năm`, `chủ nhật`: the next one, today not counted. */
function weekdayAt([first, second]: readonly TimeToken[], today: LocalDate): Read | undefined {
  if (isTag(first, 'sunday')) return { said: { day: nextWeekday(today, 6) }, size: 1 };
  if (!isTag(first, 'weekday') || !second) return undefined;
  const isNamed = second.kind === 'number' || second.tag === 'weekday_name';
  if (!isNamed || second.value < 2 || second.value > 7) return undefined;
  return { said: { day: nextWeekday(today, second.value - 2) }, size: 2 };
}

/** @param place 0 Monday to 6 Sunday. */
function nextWeekday(today: LocalDate, place: number): LocalDate {
  const thisWeek = addDays(mondayOf(today), place);
  return thisWeek > today ? thisWeek : addDays(thisWeek, 7);
}

function resolved({ ahead, clock, part, day }: Said, now: number): number | undefined {
  if (ahead !== undefined) {
    const isOnly = clock === undefined && part === undefined && day === undefined;
    return isOnly && ahead > 0 ? now + ahead * MINUTE_MS : undefined;
  }
  const minute = minuteSaid(clock, part);
  if (minute === undefined) return day && instantOf(day, PARTS.morning ?? 0);
  if (day) return instantOf(day, minute);
  const today = instantOf(dayInVietnam(now), minute);
  return today > now ? today : laterOn(now, minute, part);
}

/** Past today: the same hour of the afternoon when none was meant, else tomorrow. */
function laterOn(now: number, minute: number, part: TimeTag | undefined): number {
  const today = dayInVietnam(now);
  const afternoon = minute + NOON;
  const mayBeAfternoon = part === undefined && minute < NOON && afternoon <= LATEST;
  const inAfternoon = instantOf(today, afternoon);
  return mayBeAfternoon && inAfternoon > now ? inAfternoon : instantOf(addDays(today, 1), minute);
}

function minuteSaid(clock: number | undefined, part: TimeTag | undefined): number | undefined {
  if (clock === undefined) return part === undefined ? undefined : PARTS[part];
  const isLate =
    part === 'afternoon' || part === 'evening' || (part === 'noon' && clock < 3 * HOUR);
  if (part !== undefined) return isLate && clock < NOON ? clock + NOON : clock;
  return clock < EARLIEST ? clock + NOON : clock;
}

function isTag(token: TimeToken | undefined, tag: TimeTag): boolean {
  return token?.kind === 'word' && token.tag === tag;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
