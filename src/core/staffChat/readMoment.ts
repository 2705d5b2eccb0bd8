import {
  addDays,
  dayInVietnam,
  isLocalDate,
  mondayOf,
  partsOf,
  type LocalDate,
} from '../shared/localDate.ts';
import { instantOf } from './moments.ts';
import { timeLine, type TimeWords } from './timeLine.ts';

const HOUR = 60;
const MINUTE_MS = 60_000;
const NOON = 12 * HOUR;
/** Before this nobody calls: a bare “3 giờ” is in the afternoon. */
const EARLIEST = 7 * HOUR;
const LATEST = 21 * HOUR;
const LAST_MINUTE = 24 * HOUR;

/** What a part of a day means when no hour is said. */
const PARTS = { morning: 8 * HOUR, noon: 11.5 * HOUR, afternoon: 14 * HOUR, evening: 19 * HOUR };

type Part = keyof typeof PARTS;

/** What was said of a time so far; minutes. */
interface Said {
  readonly ahead?: number;
  readonly clock?: number;
  readonly part?: Part;
  readonly day?: LocalDate;
}

/**
 * The instant (epoch milliseconds) that a text names and nothing else: “9h30 sáng mai”, “2 tiếng nữa”,
 * “chiều thứ 5”, “30/11 lúc 14:00”. A bare hour is the next one at which people are called.
 * Undefined when the text is no time, or one of which it cannot be told when.
 */
export function readMoment(text: string, now: number, words: TimeWords): number | undefined {
  const line = timeLine(text, words);
  const said = line === undefined || line === '' ? undefined : readAll(line, dayInVietnam(now));
  return said && resolved(said, now);
}

/** What one piece of a line says, read from its beginning. */
interface Piece {
  readonly form: RegExp;
  readonly read: (found: readonly (string | undefined)[], today: LocalDate) => Said | undefined;
}

const PIECES: readonly Piece[] = [
  { form: /^half_hour from_now/, read: () => ({ ahead: HOUR / 2 }) },
  { form: /^(\d+) minute from_now/, read: ([, minutes]) => ({ ahead: Number(minutes) }) },
  {
    form: /^(\d+) hour(?: (half)| (\d+) minute)? from_now/,
    read: ([, hours, half, minutes = 0]) => ({
      ahead: Number(hours) * HOUR + (half === undefined ? Number(minutes) : HOUR / 2),
    }),
  },
  {
    form: /^(\d+)[/-](\d+)(?:[/-](\d+))?/,
    read: ([, day, month, year], today) => dated(nextDate({ day, month, year }, today)),
  },
  {
    form: /^(\d+)[:.](\d+)|^(\d+) hour (\d+)(?: minute|(?![/:.\d-]))/,
    read: ([, a, b, hour = a, minutes = b]) => clocked(Number(hour) * HOUR, Number(minutes)),
  },
  { form: /^(\d+) hour half/, read: ([, hour]) => clocked(Number(hour) * HOUR, HOUR / 2) },
  {
    form: /^(\d+)(?: hour|$| (?=morning|noon|afternoon|evening))/,
    read: ([, hour]) => clocked(Number(hour) * HOUR, 0),
  },
  { form: /^(morning|noon|afternoon|evening)/, read: ([, part]) => partNamed(part) },
  { form: /^today/, read: (_found, today) => ({ day: today }) },
  { form: /^tomorrow/, read: (_found, today) => ({ day: addDays(today, 1) }) },
  { form: /^day_after/, read: (_found, today) => ({ day: addDays(today, 2) }) },
  {
    form: /^weekday (?:name)?([2-7])(?!\d)/,
    read: ([, name], today) => ({ day: nextWeekday(today, Number(name) - 2) }),
  },
  { form: /^sunday/, read: (_found, today) => ({ day: nextWeekday(today, 6) }) },
];

function readAll(line: string, today: LocalDate): Said | undefined {
  let said: Said = {};
  for (let rest = line; rest !== '';) {
    const piece = PIECES.find(({ form }) => form.test(rest));
    const found = piece?.form.exec(rest);
    const read = found && piece?.read(found, today);
    // Said twice: it cannot be told which one is meant.
    if (!read || Object.keys(read).some((key) => key in said)) return undefined;
    said = { ...said, ...read };
    rest = rest.slice(found[0].length).trimStart();
  }
  return said;
}

function dated(day: LocalDate | undefined): Said | undefined {
  return day && { day };
}

function clocked(hours: number, minutes: number): Said | undefined {
  const isClock = hours < LAST_MINUTE && minutes < HOUR;
  return isClock ? { clock: hours + minutes } : undefined;
}

function partNamed(name: string | undefined): Said | undefined {
  const part = (['morning', 'noon', 'afternoon', 'evening'] as const).find((each) => each === name);
  return part && { part };
}

/** `30/11`, `30-11-2026`; without a year the next one. */
function nextDate(
  { day, month, year }: Readonly<Record<'day' | 'month' | 'year', string | undefined>>,
  today: LocalDate,
): LocalDate | undefined {
  const thisYear = partsOf(today).year;
  const years = year === undefined ? [thisYear, thisYear + 1] : [Number(year)];
  return years
    .map((each) => `${each}-${twoDigits(month)}-${twoDigits(day)}`)
    .find((each): each is LocalDate => isLocalDate(each) && each >= today);
}

/** The next one, today not counted. @param place 0 Monday to 6 Sunday. */
function nextWeekday(today: LocalDate, place: number): LocalDate {
  const thisWeek = addDays(mondayOf(today), place);
  return thisWeek > today ? thisWeek : addDays(thisWeek, 7);
}

function resolved({ ahead, ...clockwise }: Said, now: number): number | undefined {
  if (ahead === undefined) return onTheClock(clockwise, now);
  const isOnly = Object.keys(clockwise).length === 0;
  return isOnly && ahead > 0 ? now + ahead * MINUTE_MS : undefined;
}

function onTheClock({ clock, part, day }: Omit<Said, 'ahead'>, now: number): number {
  const minute = clock === undefined ? PARTS[part ?? 'morning'] : minuteMeant(clock, part);
  if (day) return instantOf(day, minute);
  const today = instantOf(dayInVietnam(now), minute);
  return today > now ? today : laterOn(now, minute, part);
}

/** Past today: the same hour of the afternoon when none was meant, else tomorrow. */
function laterOn(now: number, minute: number, part: Part | undefined): number {
  const today = dayInVietnam(now);
  const afternoon = minute + NOON;
  const mayBeAfternoon = part === undefined && minute < NOON && afternoon <= LATEST;
  const inAfternoon = instantOf(today, afternoon);
  return mayBeAfternoon && inAfternoon > now ? inAfternoon : instantOf(addDays(today, 1), minute);
}

function minuteMeant(clock: number, part: Part | undefined): number {
  if (part === 'morning' || clock >= NOON) return clock;
  if (part === 'noon') return clock < 3 * HOUR ? clock + NOON : clock;
  return part !== undefined || clock < EARLIEST ? clock + NOON : clock;
}

function twoDigits(text: string | undefined): string {
  return String(text).padStart(2, '0');
}
