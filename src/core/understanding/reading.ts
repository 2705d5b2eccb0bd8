import type { LocalDate } from '../shared/localDate.ts';
import type { ScamHint } from './scams.ts';

/** What a question expects to be told. */
export const ANSWER_KINDS = [
  'choice',
  'yes_no',
  'money',
  'birth_date',
  'sex',
  'number',
  'months',
  'province',
  'commune',
  'phone',
  'name',
  'text',
  'consent',
] as const;

export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** A choice as the flow offers it: its value, its title and other ways people say it. */
export interface ChoiceWords {
  readonly value: string;
  readonly title: string;
  readonly also: readonly string[];
}

/** Everything the ear must know about the open question. */
export interface Expectation {
  readonly answer: AnswerKind;
  readonly choices: readonly ChoiceWords[];
  /** Bounds for `number` and `months` (inclusive). */
  readonly minimum?: number;
  readonly maximum?: number;
  /** The province already known, for `commune`. */
  readonly province?: string;
}

/**
 * The value of an answer, as flows, conditions and calculators see it: money is whole VND, a birth
 * date is `YYYY-MM-DD` or `YYYY`, a length of time is its months, sex is `male`/`female`, yes/no and consent are booleans, a phone is
 * E.164, a province or commune is its id, everything else is text or a number.
 */
export type AnswerValue = string | number | boolean;

/**
 * Why what was understood cannot be: `old_phone_number` is an eleven-digit number of before 2018 that
 * was turned into no other.
 */
export const IMPOSSIBLE_REASONS = [
  'not_born_yet',
  'too_old',
  'out_of_range',
  'not_a_mobile_phone',
  'old_phone_number',
] as const;

type ImpossibleReason = (typeof IMPOSSIBLE_REASONS)[number];

/** What the ear made of a text. */
export type Reading =
  | {
      readonly kind: 'understood';
      readonly value: AnswerValue;
      /** The value in words a person would use, to read it back: "năm 1985", "1.500.000 đồng". */
      readonly said: string;
      /** False when it should be read back before it is used. */
      readonly confident: boolean;
    }
  | { readonly kind: 'ambiguous'; readonly options: readonly ChoiceWords[] }
  | { readonly kind: 'not_understood' }
  | { readonly kind: 'impossible'; readonly reason: ImpossibleReason };

/** What a person can say anywhere and at any time. */
export type Command =
  /** "Xin chào", and nothing more. */
  | { readonly kind: 'greet' }
  | { readonly kind: 'menu' }
  | { readonly kind: 'back' }
  | { readonly kind: 'why' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'start' }
  | { readonly kind: 'person' }
  | { readonly kind: 'erase' }
  /** "sửa năm sinh" → `birth_date`: `what` is the text after the verb, folded. */
  | { readonly kind: 'change'; readonly what: string };

/** What a free text may tell about a person that a question needs. */
export const SLOT_KINDS = [
  'birth_date',
  'sex',
  'province',
  'commune',
  'group',
  'situation',
  'income',
  'method',
  'paid_months',
] as const;

export type SlotKind = (typeof SLOT_KINDS)[number];

/**
 * Something a free text tells about a person: birth date, sex, province and commune as answers have
 * them; `group`, `situation` and `method` by the values of `content/lexicon/facts.yaml`; `income` in
 * VND or `lowest`; `paid_months` in months.
 */
export interface Slot {
  readonly slot: SlotKind;
  readonly value: AnswerValue;
  /** The value in a person's words: "năm 1985 (41 tuổi)", "xã Sa Pa". */
  readonly said: string;
  /** False when it should be read back before it is used. */
  readonly sure: boolean;
  /** True when the text speaks of somebody else: "đóng cho mẹ". */
  readonly ofAnother: boolean;
}

/** The ear: pure functions over a lexicon and a list of places, closed over at the start. */
export interface Understanding {
  /** Reads an answer to the open question. `today` decides ages. */
  read(text: string, expectation: Expectation, today: LocalDate): Reading;
  /**
   * What a free text asks for, by the names people give to it; several when it may be any of them,
   * none when it names or wants none.
   */
  wish(text: string, wishes: readonly ChoiceWords[]): readonly ChoiceWords[];
  /** Whether the whole text, courtesy and "how much" aside, is that wish. */
  isWholeWish(text: string, wish: ChoiceWords): boolean;
  /**
   * The value of the choice that the whole text is: by its title, with `number` also by its place in the
   * list. Nothing looser, and none when two have the same title.
   */
  pick(text: string, choices: readonly ChoiceWords[], by: 'title' | 'number'): string | undefined;
  /** What a free text tells about the person. Never a name or a phone. */
  slots(text: string, today: LocalDate): readonly Slot[];
  /** Whether a free text asks something. */
  asks(text: string): boolean;
  /** A command, when the whole text is one; a sentence that merely contains the word is none. */
  command(text: string): Command | undefined;
  /** Whether a text tells of a swindle: it comes before everything else it may mean. */
  scam(text: string): ScamHint | undefined;
  /** A text without what tells who wrote it: phones, names, ids and addresses become marks. */
  masked(text: string): string;
  /** As `masked`, and without full dates and whereabouts: what may be kept of a question. */
  kept(text: string): string;
  /** The display name of a province or commune id, e.g. `xã Sa Pa`. */
  placeName(id: string): string | undefined;
}
