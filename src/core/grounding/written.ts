import { isGap } from '../understanding/entities/found.ts';
import type { Page, Read } from './page.ts';
import { readCount } from './numbers.ts';

/** What is recognised by how it is written: links, papers, dates and phones, in this order. */
export function readWritten(page: Page, at: number): Read | undefined {
  return (
    readLink(page, at) ??
    readSigns(page, at, PAPER, 'paper') ??
    readDate(page, at) ??
    readDateInWords(page, at) ??
    readPhone(page, at)
  );
}

const LINK =
  /(?:[a-z][a-z0-9+]*:\/\/\S+|[^\s@]+@[^\s@]+\.[^\s@]+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/\S*)?)/y;
/** A space beside the dot does not make it less of a link. */
const LOOSE_LINK = /[a-z0-9-]+ ?\. ?(?:com|vn|net|org|info|xyz|top|me|io|cc|gov|club|shop|site)\b/y;
/** `41/2024/QH15`, `366/QĐ-BHXH`. */
const PAPER = /\d+\/(?:\d{4}\/)?[a-z][a-z0-9-]+/y;
const DAY_FIRST = /(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?!\d)/y;
const YEAR_FIRST = /(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const MONTH = /(\d{1,2}) ?[/-] ?(\d{4})(?!\d)/y;
const SLASHED = /(\d{1,4}) ?\/ ?(\d{1,4})(?!\d)/y;
const PHONE = /(?:(?:\+?84|0)(?:[ .-]?\d){8,10}|1[89]00(?:[ .-]?\d){4,6})(?!\d)/y;
const LEAST_YEAR = 1_900;

function readLink(page: Page, at: number): Read | undefined {
  const spoken = page.words.links.at(page.text.words, at);
  if (spoken) return { key: `link:${spoken.value}`, also: [], next: at + spoken.size };
  return readSigns(page, at, LINK, 'link') ?? readSigns(page, at, LOOSE_LINK, 'link');
}

function readSigns(page: Page, at: number, pattern: RegExp, kind: string): Read | undefined {
  const found = matchAt(page, at, pattern)?.[0].replace(/[.,;:!?)\]”"]+$/, '');
  if (found === undefined) return undefined;
  return readTo(page, at, found.length, { key: `${kind}:${found.replace(/\s/g, '')}`, also: [] });
}

function readDate(page: Page, at: number): Read | undefined {
  const dayFirst = matchAt(page, at, DAY_FIRST);
  if (dayFirst) return dated(page, at, dayFirst[0], [dayFirst[4], dayFirst[3], dayFirst[1]]);
  const yearFirst = matchAt(page, at, YEAR_FIRST);
  if (yearFirst) return dated(page, at, yearFirst[0], [yearFirst[1], yearFirst[3], yearFirst[4]]);
  const month = matchAt(page, at, MONTH);
  if (month) return dated(page, at, month[0], [month[2], month[1]]);
  const slashed = matchAt(page, at, SLASHED);
  if (!slashed) return undefined;
  const key = `slashed:${Number(slashed[1])}/${Number(slashed[2])}`;
  return readTo(page, at, slashed[0].length, { key, also: [] });
}

function dated(
  page: Page,
  at: number,
  found: string,
  parts: readonly (string | undefined)[],
): Read | undefined {
  return readTo(page, at, found.length, dateKeys(parts.map(Number)));
}

/** The key of a date, and those of its month, its year and its day in any year. */
function dateKeys([year = 0, month = 0, day]: readonly number[]): Omit<Read, 'next'> {
  const inMonth = `date:${year}-${month}`;
  const also = [`number:${year}`];
  if (day === undefined) return { key: inMonth, also };
  return { key: `${inMonth}-${day}`, also: [inMonth, `slashed:${day}/${month}`, ...also] };
}

/** `ngày 1 tháng 7 năm 2025`, `tháng bảy năm 2025`, `mùng 2 tháng 9`. */
function readDateInWords(page: Page, at: number): Read | undefined {
  const day = numberBehind(page, at, page.words.day);
  const month = numberBehind(page, day?.next ?? at, page.words.month);
  if (!month) return undefined;
  const days = day ? [day.value] : [];
  const year = numberBehind(page, month.next, page.words.year);
  if (year && year.value >= LEAST_YEAR) {
    return { ...dateKeys([year.value, month.value, ...days]), next: year.next };
  }
  const key = day ? `slashed:${day.value}/${month.value}` : `month:${month.value}`;
  return { key, also: [], next: month.next };
}

function numberBehind(page: Page, at: number, label: Page['words']['day']) {
  const found = label.at(page.text.words, at);
  const count = found && readCount(page, at + found.size);
  if (!found || !count || !isGap(page.text, at + found.size - 1, /^ $/)) return undefined;
  return { value: Number(count.value), next: count.next };
}

function readPhone(page: Page, at: number): Read | undefined {
  const found = matchAt(page, at, PHONE)?.[0];
  if (found === undefined) return undefined;
  const digits = found.replace(/\D/g, '').replace(/^84/, '0');
  return readTo(page, at, found.length, { key: `phone:${digits}`, also: [] });
}

function matchAt({ text }: Page, at: number, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = text.words[at]?.start ?? text.folded.length;
  return pattern.exec(text.folded) ?? undefined;
}

/** The words that begin within the next `length` characters are part of it. */
function readTo(page: Page, at: number, length: number, keys: Omit<Read, 'next'>): Read {
  const end = (page.text.words[at]?.start ?? 0) + length;
  const behind = page.text.words.findIndex(({ start }) => start >= end);
  return { ...keys, end, next: behind < 0 ? page.text.words.length : behind };
}
