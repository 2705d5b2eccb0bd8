import type { Deed } from '../lead/deeds.ts';
import type { LeadWork } from '../lead/work.ts';
import type { Choice, OutboundMessage } from '../messaging/outbound.ts';
import { addMonths, dayInVietnam } from '../shared/localDate.ts';
import { fill } from '../shared/fill.ts';
import { groupThousands } from '../shared/money.ts';
import { callBackTimes } from './callBackTimes.ts';
import { METHOD_OF_MONTHS, tapText, type RegisterTap, type StaffTap } from './tap.ts';
import type { StaffChatWords } from './words.ts';

/** What a tap leads to. */
export type Follow =
  | { readonly kind: 'do'; readonly deed: Deed }
  /** The answer is a tap on one of the choices, or typed while `pending` is kept. */
  | { readonly kind: 'ask'; readonly message: OutboundMessage; readonly pending: StaffTap }
  /** Nothing is done. */
  | { readonly kind: 'leave' };

/** What the questions are made from. */
export interface FollowNeeds {
  readonly words: StaffChatWords;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What the citizen told, as the flows keep it. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The lowest income that may be chosen today, whole VND; undefined: the law has none for today. */
  readonly lowestIncome: number | undefined;
}

/** The next question of a call back or a registration, or the deed itself. Pure. */
export function follow(tap: StaffTap, needs: FollowNeeds): Follow {
  switch (tap.kind) {
    case 'leave':
      return { kind: 'leave' };
    case 'claim':
    case 'call':
    case 'no_answer':
      return { kind: 'do', deed: { kind: tap.kind } };
    case 'call_back':
      if (tap.at === undefined) return askWhen(tap.lead, needs, needs.words.call_back.ask);
      return { kind: 'do', deed: { kind: 'call_back', at: tap.at } };
    case 'register':
      return register(tap, needs);
  }
}

/** The same question once more, said in other words: the answer was not understood. */
export function askAgain(pending: StaffTap, needs: FollowNeeds): Follow {
  const asked = follow(pending, needs);
  if (asked.kind !== 'ask') return asked;
  const { call_back, register: registering } = needs.words;
  const text = pending.kind === 'call_back' ? call_back.unclear : registering.unclear;
  return { ...asked, message: { ...asked.message, text } };
}

/** Asks when to call again, in the given words. */
export function askWhen(lead: string, { words, now }: FollowNeeds, text: string): Follow {
  const times = callBackTimes(now, words).map(({ title, at }) =>
    choice(title, { kind: 'call_back', lead, at }),
  );
  const choices = [...times, leaving(lead, words)];
  return { kind: 'ask', message: { text, choices }, pending: { kind: 'call_back', lead } };
}

function register(tap: RegisterTap, needs: FollowNeeds): Follow {
  const { method, months, income, fromMonth, sure, lead } = tap;
  if (method === undefined) return askMonths(tap, needs);
  if (method === 'other') return askMethod(tap, needs);
  if (months === undefined) return askHowMany({ ...tap, method }, needs);
  if (income === undefined) return askIncome(tap, needs);
  const whole = { months, income, method, fromMonth: fromMonth ?? monthFrom(needs.now, 0) };
  if (!sure) return confirm({ kind: 'register', lead, ...whole }, needs);
  return { kind: 'do', deed: { kind: 'register', registration: whole } };
}

function askMonths(tap: RegisterTap, { words }: FollowNeeds): Follow {
  const { register: said } = words;
  const usual = Object.entries(METHOD_OF_MONTHS).map(([months, method]) =>
    choice(fill(said.count, { months }), {
      ...tap,
      ...(method && { method }),
      months: Number(months),
    }),
  );
  const choices = [...usual, choice(said.other, { ...tap, method: 'other' })];
  return { kind: 'ask', message: { text: said.months, choices }, pending: tap };
}

/** Those that the number of months does not tell. */
const OTHER_METHODS = ['monthly', 'years_ahead', 'missing_months', 'late'] as const;

function askMethod(tap: RegisterTap, { words }: FollowNeeds): Follow {
  const { register: said } = words;
  const methods = OTHER_METHODS.map((method) => choice(said.methods[method], { ...tap, method }));
  const choices = [...methods, leaving(tap.lead, words)];
  return { kind: 'ask', message: { text: said.method, choices }, pending: tap };
}

const MONTHS_AHEAD = [24, 36, 48, 60];
const SOME_MONTHS = [2, 4, 6, 12];

function askHowMany(tap: RegisterTap, { words }: FollowNeeds): Follow {
  const { register: said } = words;
  const offered = tap.method === 'years_ahead' ? MONTHS_AHEAD : SOME_MONTHS;
  const counts = offered.map((months) => choice(fill(said.count, { months }), { ...tap, months }));
  const choices = [...counts, leaving(tap.lead, words)];
  return { kind: 'ask', message: { text: said.how_many, choices }, pending: tap };
}

function askIncome(tap: RegisterTap, { words, facts, lowestIncome }: FollowNeeds): Follow {
  const told = facts['income'];
  const offered = [...(typeof told === 'number' ? [told] : []), lowestIncome]
    .filter((income) => income !== undefined)
    .filter((income, index, all) => Number.isInteger(income) && all.indexOf(income) === index);
  const incomes = offered.map((income) => choice(groupThousands(income), { ...tap, income }));
  const choices = [...incomes, leaving(tap.lead, words)];
  return { kind: 'ask', message: { text: words.register.income, choices }, pending: tap };
}

type Whole = Required<Omit<RegisterTap, 'sure' | 'method'>> & {
  readonly method: Exclude<RegisterTap['method'], 'other' | undefined>;
};

function confirm(tap: Whole, { words, now }: FollowNeeds): Follow {
  const { register: said } = words;
  const next = monthFrom(now, 1);
  const text = fill(said.confirm, {
    months: tap.months,
    from: monthShown(tap.fromMonth),
    income: groupThousands(tap.income),
    method: said.methods[tap.method].toLocaleLowerCase('vi'),
  });
  const later = choice(fill(said.next_month, { month: monthShown(next) }), {
    ...tap,
    fromMonth: next,
  });
  const choices = [
    choice(said.sure, { ...tap, sure: true }),
    ...(tap.fromMonth === next ? [] : [later]),
    choice(said.again, { kind: 'register', lead: tap.lead }),
    leaving(tap.lead, words),
  ];
  return { kind: 'ask', message: { text, choices }, pending: tap };
}

/** `11/2026`. */
export function monthShown(yearMonth: string): string {
  return yearMonth.split('-').toReversed().join('/');
}

function monthFrom(now: number, months: number): string {
  return addMonths(dayInVietnam(now), months).slice(0, 'YYYY-MM'.length);
}

/** The buttons that fit where a lead stands, at most four: a link has room beside them on Zalo. */
export function leadChoices(
  lead: string,
  state: LeadWork['state'],
  { buttons }: StaffChatWords,
): readonly Choice[] {
  const isClaimed = state !== 'new' && state !== 'assigned';
  const kinds =
    state === 'new'
      ? (['claim'] as const)
      : (['call', 'call_back', 'register', isClaimed ? 'no_answer' : 'claim'] as const);
  return kinds.map((kind) => choice(buttons[kind], { kind, lead }));
}

function leaving(lead: string, { buttons }: StaffChatWords): Choice {
  return choice(buttons.leave, { kind: 'leave', lead });
}

function choice(title: string, tap: StaffTap): Choice {
  return { title, payload: tapText(tap) };
}
