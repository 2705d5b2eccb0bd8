import { compared, mentionsIn, type Comparison, type Mention } from './entities/offers.ts';
import type { ChoosingWords } from './entities/choice.ts';
import type { Lexicon } from './lexicon.ts';
import type { NormalText, Word } from './normalize.ts';
import { isDigits } from './entities/found.ts';
import { shortForms, type ShortForms } from './entities/shortForms.ts';
import { phraseSet, type PhraseTable } from './phraseTable.ts';
import type { ChoiceWords } from './reading.ts';

/** The words around wishes, ready to be compared. */
export interface WishWords {
  /** Those of chat and those of free questions: "bn" is how much. */
  readonly shortForms: ShortForms;
  readonly around: PhraseTable<true>;
  readonly asks: PhraseTable<true>;
}

/** Everything that is needed to tell a wish. */
interface Wishing {
  readonly choosing: ChoosingWords;
  readonly wishing: WishWords;
}

/** Prepares the words around wishes. */
export function wishWords({ wishes: { around, asks }, shorts, questions }: Lexicon): WishWords {
  return {
    shortForms: shortForms({ ...shorts, ...questions.shorts }),
    around: phraseSet(around),
    asks: phraseSet(asks),
  };
}

/** One word says too little about a wish, unless it is all that was typed. */
const FEWEST_WORDS = 2;
/** So many words before a wish a "không" still denies it. */
const DENIED_FROM = 4;

/**
 * What a free text asks for, by the names people give to it: the wish whose name covers the most
 * words, several when they cover as much, none when the text denies it ("không muốn rút một lần").
 */
export function readWish(
  text: NormalText,
  wishes: readonly ChoiceWords[],
  { choosing, wishing }: Wishing,
): readonly ChoiceWords[] {
  const { asTyped, writtenOut } = compared(text, wishes, { ...choosing, ...wishing });
  const found = wishesIn(asTyped, choosing);
  return found.length > 0 ? found : wishesIn(writtenOut, choosing);
}

function wishesIn(
  { words, plain, offers }: Comparison,
  choosing: ChoosingWords,
): readonly ChoiceWords[] {
  const meant = mentionsIn(words, offers).filter(
    (mention) => isTelling(mention, plain.length) && !isDenied(words, mention, choosing),
  );
  const longest = Math.max(0, ...meant.map((mention) => sizeOf(mention)));
  const best = meant.filter((mention) => sizeOf(mention) === longest);
  return [...new Set(best.map(({ offer }) => offer.choice))];
}

/**
 * The wish that is all a text says, but for courtesy, the name of the insurance and "how much":
 * "rút một lần được bao nhiêu", not "lương hưu có tăng không".
 */
export function isWholeWish(
  text: NormalText,
  wish: ChoiceWords,
  { choosing, wishing }: Wishing,
): boolean {
  const { asTyped, writtenOut } = compared(text, [wish], { ...choosing, ...wishing });
  return [asTyped, writtenOut].some(({ words, offers }) =>
    mentionsIn(words, offers).some(
      ({ from, to }) =>
        isOnly(words.slice(0, from), wishing.around) && isOnly(words.slice(to), wishing.around),
    ),
  );
}

function isOnly(words: readonly Word[], table: PhraseTable<true>): boolean {
  for (let at = 0; at < words.length;) {
    const match = table.at(words, at);
    if (!match) return false;
    at += match.size;
  }
  return true;
}

/** A "không" shortly before a wish denies it; the "k" of "500k" does not. */
function isDenied(words: readonly Word[], { from }: Mention, { denials }: ChoosingWords): boolean {
  const first = Math.max(0, from - DENIED_FROM);
  return words
    .slice(first, from)
    .some((_, at) => denials.at(words, first + at) && !isDigits(words[first + at - 1]));
}

function isTelling(mention: Mention, typed: number): boolean {
  const size = sizeOf(mention);
  return size >= FEWEST_WORDS || size >= typed;
}

function sizeOf({ from, to }: Mention): number {
  return to - from;
}
