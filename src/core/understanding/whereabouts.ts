import type { Lexicon } from './lexicon.ts';
import { normalize, type NormalText } from './normalize.ts';
import { phraseSet, type PhraseTable } from './phraseTable.ts';

const PLACE = '⟨nơi ở⟩';
const DATE = '⟨ngày⟩';
/** A day of a birth or of a paper; a year alone tells nobody. */
const FULL_DATE = /(?<!\d)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?!\d)/g;
const MOST_NAMED = 3;

/** The words before a place, ready to be compared. */
export function addressWords({ grounding }: Lexicon): PhraseTable<true> {
  return phraseSet(grounding.addresses);
}

/**
 * Takes out of a masked question what else may tell who asks: full dates, and the place behind "số
 * nhà", "thôn", "xã" where a number or a name in capitals follows. Nothing else leaves the house.
 */
export function withoutWhereabouts(masked: string, addresses: PhraseTable<true>): string {
  const text = normalize(masked.replace(FULL_DATE, DATE));
  const { words, original } = text;
  for (const [at] of words.entries()) {
    const label = addresses.at(words, at);
    const named = label ? nameFrom(text, at + label.size) : 0;
    const first = words[at];
    const last = label && words[at + label.size + named - 1];
    if (named === 0 || !first || !last) continue;
    const rest = original.slice(text.offsetBehind(last.end));
    const head = original.slice(0, text.offset(first.start));
    return `${head}${PLACE}${withoutWhereabouts(rest, addresses)}`;
  }
  return original;
}

/** How many words behind a label are the name or the number of a place. */
function nameFrom(text: NormalText, from: number): number {
  const behind = text.words.slice(from, from + MOST_NAMED);
  const end = behind.findIndex((word) => {
    const first = text.original.charAt(text.offset(word.start));
    return !/^[\p{N}\p{Lu}]/u.test(first);
  });
  return end < 0 ? behind.length : end;
}
