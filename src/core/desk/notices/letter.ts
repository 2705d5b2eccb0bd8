import { fill } from '../../shared/fill.ts';
import { dayInVietnam, dayMonthYear } from '../../shared/localDate.ts';
import type { NoticeKind } from '../notice.ts';
import { tag, type Markup } from '../../shared/html.ts';
import type { NoticeWords } from './rules.ts';

/** What may be told of something: nothing that says who the citizen is. */
export interface Tellable {
  readonly kind: NoticeKind;
  /** As people call it: `phường Ba Đình, Hà Nội`; undefined: not known. */
  readonly place: string | undefined;
  /** Id of the wish; undefined: no lead. */
  readonly wish: string | undefined;
  /** By when something should be done, of a promised call when; epoch milliseconds. */
  readonly by: number | undefined;
  /** Where the desk shows it. */
  readonly link: string;
}

/** A letter, whole. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What a small screen shows. */
export interface Card {
  readonly title: string;
  readonly body: string;
  readonly link: string;
}

/** One or several things as one letter. */
export function letterOf(told: readonly Tellable[], words: NoticeWords): Letter {
  const { greeting, open, farewell } = words.mail;
  const items = told.map((each) => ({ line: lineOf(each, words), link: each.link }));
  const lines = items.map(({ line, link }) => `${line}\n${open}: ${link}`);
  return {
    subject: titleOf(told, words),
    text: [greeting, ...lines, farewell].join('\n\n'),
    html: page([
      tag('p', {}, greeting),
      ...items.map(({ line, link }) => item(line, { link, open })),
      tag('p', { style: 'color:#5b6670;font-size:14px' }, farewell),
    ]),
  };
}

/** One or several things as one card; several open the desk's list. */
export function cardOf(told: readonly Tellable[], words: NoticeWords, deskLink: string): Card {
  const [first] = told;
  const only = told.length === 1 ? first : undefined;
  const body = only ? lineOf(only, words) : told.map(({ kind }) => words.told[kind].title);
  return {
    title: titleOf(told, words),
    body: typeof body === 'string' ? body : [...new Set(body)].join('\n'),
    link: only?.link ?? deskLink,
  };
}

/** A letter of one sentence. */
export function plainLetter(subject: string, sentence: string): Letter {
  return { subject, text: sentence, html: page([tag('p', {}, sentence)]) };
}

function titleOf(told: readonly Tellable[], words: NoticeWords): string {
  const [first] = told;
  return first && told.length === 1
    ? words.told[first.kind].title
    : fill(words.several, { count: told.length });
}

function lineOf({ kind, place, wish, by }: Tellable, words: NoticeWords): string {
  const when = (phrase: string) =>
    by === undefined ? '' : fill(phrase, { time: clockOf(by), day: dayOf(by) });
  return fill(words.told[kind].line, {
    place: place ?? words.elsewhere,
    wish: words.wishes[wish ?? ''] ?? words.wishes['advice'] ?? '',
    by: when(words.by),
    at: when(words.at),
  });
}

const CLOCK = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
});

function clockOf(at: number): string {
  return CLOCK.format(at);
}

function dayOf(at: number): string {
  return dayMonthYear(dayInVietnam(at));
}

function item(line: string, { link, open }: { link: string; open: string }): Markup {
  const button =
    'display:inline-block;padding:12px 20px;border-radius:8px;background:#0b6b4f;color:#fff;text-decoration:none';
  return tag('p', {}, line, { html: '<br><br>' }, tag('a', { href: link, style: button }, open));
}

function page(children: readonly Markup[]): string {
  const style = 'font:17px/1.5 system-ui,sans-serif;color:#1c2730;max-width:36em';
  const body = tag('body', { style }, ...children);
  const head = { html: '<head><meta charset="utf-8"></head>' };
  return `<!doctype html>${tag('html', { lang: 'vi' }, head, body).html}`;
}
