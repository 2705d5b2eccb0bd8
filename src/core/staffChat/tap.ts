import { PAYING_METHODS } from '../shared/payingMethods.ts';

type Method = (typeof PAYING_METHODS)[number];

/**
 * What a colleague tapped, or said instead of tapping. A registration and a call back grow from tap to
 * tap, so that each button carries all that was chosen before it: an old one still means what it said.
 */
export type StaffTap =
  | { readonly kind: 'claim' | 'call' | 'no_answer' | 'leave'; readonly lead: string }
  /** `at`: epoch milliseconds, whole minutes; absent: asks when. */
  | { readonly kind: 'call_back'; readonly lead: string; readonly at?: number }
  | RegisterTap;

export interface RegisterTap {
  readonly kind: 'register';
  readonly lead: string;
  /** `other`: none of those that were offered first. */
  readonly method?: Method | 'other';
  readonly months?: number;
  /** Whole VND. */
  readonly income?: number;
  /** `YYYY-MM`. */
  readonly fromMonth?: string;
  /** Read back and said to be right. */
  readonly sure?: true;
}

/** How the usual numbers of months are paid. */
export const METHOD_OF_MONTHS: Readonly<Record<number, RegisterTap['method']>> = {
  1: 'monthly',
  3: '3_months',
  6: '6_months',
  12: '12_months',
};

const MINUTE_MS = 60_000;
/** What begins a button of a colleague; no button of a citizen does. */
const MARK = 'staff:';
const PLAIN = /^staff:(claim|call|no_answer|leave):(\d{1,18})$/;
const CALL_BACK = /^staff:call_back:(\d{1,18})(?::(\d{1,9}))?$/;
const REGISTER =
  /^staff:register:(\d{1,18})(?::([a-z0-9_]{1,20})(?::(\d{1,3})(?::(\d{1,10})(?::(20\d\d-(?:0[1-9]|1[0-2]))(:yes)?)?)?)?)?$/;

/** As a platform carries it with a button. It names what is meant; whether it is allowed is asked later. */
export function tapText(tap: StaffTap): string {
  switch (tap.kind) {
    case 'claim':
    case 'call':
    case 'no_answer':
    case 'leave':
      return `${MARK}${tap.kind}:${tap.lead}`;
    case 'call_back':
      return joined(tap, [tap.at === undefined ? undefined : Math.floor(tap.at / MINUTE_MS)]);
    case 'register': {
      const { method, months, income, fromMonth, sure } = tap;
      return joined(tap, [method, months, income, fromMonth, sure && 'yes']);
    }
  }
}

/** What a button of ours means, undefined when the text is none. Anybody can send any text. */
export function readTap(text: string): StaffTap | undefined {
  if (!text.startsWith(MARK) || text.length > 200) return undefined;
  return plainIn(text) ?? callBackIn(text) ?? registerIn(text);
}

function joined({ kind, lead }: StaffTap, more: readonly (string | number | undefined)[]): string {
  const end = more.findIndex((each) => each === undefined);
  return [`${MARK}${kind}`, lead, ...(end < 0 ? more : more.slice(0, end))].join(':');
}

const PLAIN_KINDS = ['claim', 'call', 'no_answer', 'leave'] as const;

function plainIn(text: string): StaffTap | undefined {
  const [, word, lead] = PLAIN.exec(text) ?? [];
  const kind = PLAIN_KINDS.find((each) => each === word);
  return kind && lead !== undefined ? { kind, lead } : undefined;
}

function callBackIn(text: string): StaffTap | undefined {
  const [, lead, minutes] = CALL_BACK.exec(text) ?? [];
  if (lead === undefined) return undefined;
  if (minutes === undefined) return { kind: 'call_back', lead };
  return { kind: 'call_back', lead, at: Number(minutes) * MINUTE_MS };
}

function registerIn(text: string): StaffTap | undefined {
  const [, lead, word, months, income, fromMonth, yes] = REGISTER.exec(text) ?? [];
  const method = METHODS.find((each) => each === word);
  if (lead === undefined || method !== word) return undefined;
  return {
    kind: 'register',
    lead,
    ...(method && { method }),
    ...counted({ months, income }),
    ...(fromMonth && { fromMonth }),
    ...(yes && { sure: true }),
  };
}

const METHODS = [...PAYING_METHODS, 'other'] as const;

function counted({ months, income }: Readonly<Record<'months' | 'income', string | undefined>>) {
  return {
    ...(months !== undefined && { months: Number(months) }),
    ...(income !== undefined && { income: Number(income) }),
  };
}
