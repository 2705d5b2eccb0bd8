import type { ChoiceWords } from '../reading.ts';
import { fits, phrase, type NormalText, type Word } from '../normalize.ts';
import { withoutCourtesy, type Courtesy } from './courtesy.ts';
import { writtenOut, type ShortForms } from './shortForms.ts';

/** What was typed and what is offered, word by word, and both again with short forms written out. */
export interface Compared {
  readonly asTyped: Comparison;
  readonly writtenOut: Comparison;
}

export interface Comparison {
  /** What was typed. */
  readonly words: readonly Word[];
  /** The same without courtesy. */
  readonly plain: readonly Word[];
  readonly offers: readonly Offer[];
}

/** One way to say a choice. */
export interface Offer {
  readonly choice: ChoiceWords;
  readonly words: readonly Word[];
}

/** What courtesy and short forms are, to see through them. */
export interface Habits {
  readonly shortForms: ShortForms;
  readonly courtesy: Courtesy;
}

/** An offer that stands in a text, from a word up to another. */
export interface Mention {
  readonly offer: Offer;
  readonly from: number;
  readonly to: number;
}

/** Lays what was typed beside what is offered. */
export function compared(
  text: NormalText,
  choices: readonly ChoiceWords[],
  habits: Habits,
): Compared {
  const offers = choices.flatMap((choice) =>
    [choice.title, ...choice.also].map((said) => ({ choice, words: phrase(said) })),
  );
  const compare = (form: (words: readonly Word[]) => readonly Word[]): Comparison => {
    const words = form(text.words);
    return {
      words,
      plain: withoutCourtesy(words, habits.courtesy),
      offers: offers.map((offer) => ({ ...offer, words: form(offer.words) })),
    };
  };
  return {
    asTyped: compare((words) => words),
    writtenOut: compare((words) => writtenOut(words, habits.shortForms)),
  };
}

/** The offers inside a sentence; a longer one hides those within it. */
export function mentionsIn(words: readonly Word[], offers: readonly Offer[]): readonly Mention[] {
  const mentions = words.flatMap((_, from) => mentionsAt(words, from, offers));
  return mentions.filter(
    (one) => !mentions.some((other) => lengthOf(other) > lengthOf(one) && holds(other, one)),
  );
}

/** Whether the words that are meant stand in what was typed, from a word on. */
export function stands(meant: readonly Word[], typed: readonly Word[], from: number): boolean {
  return meant.every((word, at) => {
    const said = typed[from + at];
    return said !== undefined && fits(said, word);
  });
}

function mentionsAt(words: readonly Word[], from: number, offers: readonly Offer[]): Mention[] {
  return offers
    .filter((offer) => offer.words.length > 0 && stands(offer.words, words, from))
    .map((offer) => ({ offer, from, to: from + offer.words.length }));
}

function lengthOf({ from, to }: Mention): number {
  return to - from;
}

function holds(outer: Mention, inner: Mention): boolean {
  return outer.from <= inner.from && outer.to >= inner.to;
}
