import { compared, mentionsIn, type Comparison, type Mention } from './entities/offers.ts';
import type { ChoosingWords } from './entities/choice.ts';
import type { NormalText } from './normalize.ts';
import type { ChoiceWords } from './reading.ts';

/** One word says too little about a wish, unless it is all that was typed. */
const FEWEST_WORDS = 2;

/**
 * What a free text asks for, by the names people give to it: the wish whose name covers the most
 * words, several when they cover as much, none when the text denies it ("không muốn rút một lần").
 */
export function readWish(
  text: NormalText,
  wishes: readonly ChoiceWords[],
  choosing: ChoosingWords,
): readonly ChoiceWords[] {
  const { asTyped, writtenOut } = compared(text, wishes, choosing);
  const found = wishesIn(asTyped, choosing);
  return found.length > 0 ? found : wishesIn(writtenOut, choosing);
}

function wishesIn(
  { words, plain, offers }: Comparison,
  choosing: ChoosingWords,
): readonly ChoiceWords[] {
  const meant = mentionsIn(words, offers).filter(
    (mention) =>
      isTelling(mention, plain.length) && !choosing.denials.isIn(words.slice(0, mention.from)),
  );
  const longest = Math.max(0, ...meant.map((mention) => sizeOf(mention)));
  const best = meant.filter((mention) => sizeOf(mention) === longest);
  return [...new Set(best.map(({ offer }) => offer.choice))];
}

function isTelling(mention: Mention, typed: number): boolean {
  const size = sizeOf(mention);
  return size >= FEWEST_WORDS || size >= typed;
}

function sizeOf({ from, to }: Mention): number {
  return to - from;
}
