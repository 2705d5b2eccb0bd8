import { fold, isMarked, normalize } from '../understanding/normalize.ts';
import { figuresIn, isAmong } from './figures.ts';
import type { Held } from './held.ts';

export type RuleName =
  | 'length'
  | 'leak'
  | 'language'
  | 'citations'
  | 'quotes'
  | 'tokens'
  | 'copied'
  | 'figures'
  | 'quoted'
  | 'personal'
  | 'spoken_of';

/** One thing that must hold before an answer is sent. */
export interface Rule {
  readonly name: RuleName;
  readonly holds: (held: Held) => boolean;
}

/** Characters that a person is given to read. */
const LONGEST = 600;
const FEWEST_WORDS = 4;
const FEWEST_QUOTED = 3;
/** Words in a row of our rules that no answer has by chance. */
const LEAKED_WORDS = 8;
/** The share of words with marks, in Vietnamese three of four. */
const MARKED = 0.35;
/** The share of the words of a sentence that the passages must have. */
const SPOKEN_OF = 0.7;
/** The share of the words of a sentence that stand around its figure in the quote, too. */
const SHARED = 0.5;
const TOKEN = /⟦[^⟦⟧]*⟧/g;
const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const CODE = /[{}<>`\\⟦⟧⟨⟩|]|\*\*|^#/m;
const SENTENCE = /[.!?\n;]+(?=\s|$)/u;

/** In the order in which they are looked at. */
export const RULES: readonly Rule[] = [
  { name: 'length', holds: ({ answer }) => answer !== '' && answer.length <= LONGEST },
  {
    name: 'tokens',
    holds: ({ raw, prompt }) => tokensIn(raw).every((one) => prompt.figures.has(one)),
  },
  { name: 'copied', holds: ({ raw }) => !/\p{N}/u.test(raw.replace(TOKEN, '')) },
  { name: 'leak', holds: (held) => !isLeaking(held) },
  { name: 'language', holds: isVietnamese },
  { name: 'citations', holds: isCited },
  {
    name: 'quotes',
    holds: ({ citations, cited }) => citations.every((one) => isQuoted(one, cited)),
  },
  { name: 'figures', holds: areFiguresGiven },
  { name: 'quoted', holds: areFiguresQuoted },
  { name: 'personal', holds: isImpersonal },
  { name: 'spoken_of', holds: isSpokenOf },
];

function tokensIn(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

/** Neither our rules nor what only programs write. */
function isLeaking({ answer, prompt, words }: Held): boolean {
  const said = normalize(answer).words;
  if (CODE.test(answer) || words.leaks.isIn(said)) return true;
  if (prompt.passages.some(({ id }) => id.includes('/') && answer.includes(id))) return true;
  const rules = ` ${fold(prompt.system)} `;
  const folded = said.map((word) => word.folded);
  return folded.some((_, at) => {
    const row = folded.slice(at, at + LEAKED_WORDS);
    return row.length === LEAKED_WORDS && rules.includes(` ${row.join(' ')} `);
  });
}

/** Every sentence of some length, not only most of them. */
function isVietnamese({ answer }: Held): boolean {
  if (FOREIGN.test(answer)) return false;
  const words = normalize(answer).words;
  if (words.length < FEWEST_WORDS) return false;
  return [answer, ...answer.split(SENTENCE)].every((sentence) => {
    const own = normalize(sentence).words.filter(({ folded }) => !/\p{N}/u.test(folded));
    return own.length < FEWEST_WORDS || own.filter(isMarked).length >= own.length * MARKED;
  });
}

function isCited({ citations, prompt }: Held): boolean {
  const ids = new Set(prompt.passages.map(({ id }) => id));
  return citations.length > 0 && citations.every(({ passage }) => ids.has(passage));
}

function isQuoted({ passage, quote }: Held['citations'][number], cited: Held['cited']): boolean {
  const folded = fold(quote);
  const source = cited.find(({ id }) => id === passage);
  if (!source || folded.split(' ').length < FEWEST_QUOTED) return false;
  return ` ${fold(source.text)} `.includes(` ${folded} `);
}

/** No figure, in digits or in words, that the cited passages do not have. */
function areFiguresGiven({ answer, cited, figures }: Held): boolean {
  const given = cited.flatMap(({ text }) => figuresIn(text, figures));
  return figuresIn(answer, figures).every((figure) => isAmong(figure, given));
}

/**
 * A figure with a digit stands in a sentence that was quoted, and is said of the same matter there: the
 * lowest contribution is no number of years, though both are figures of the passages.
 */
function areFiguresQuoted({ answer, citations, figures, words }: Held): boolean {
  const quotes = citations.map(({ quote }) => ({ quote, given: figuresIn(quote, figures) }));
  return answer.split(SENTENCE).every((sentence) =>
    figuresIn(sentence, figures)
      .filter(({ text }) => /\p{N}/u.test(text))
      .every((figure) =>
        quotes.some(
          ({ quote, given }) =>
            isAmong(figure, given) && isOfOneMatter(sentence, quote, words.plain),
        ),
      ),
  );
}

/** Whether two sentences share half of the words of the shorter one. */
function isOfOneMatter(one: string, other: string, plain: ReadonlySet<string>): boolean {
  const telling = (text: string) =>
    new Set(foldedWords(text).filter((word) => !plain.has(word) && !/^\p{N}/u.test(word)));
  const [own, quoted] = [telling(one), telling(other)];
  const shared = [...own].filter((word) => quoted.has(word)).length;
  return shared >= Math.min(own.size, quoted.size) * SHARED;
}

/** Without its tokens: a hotline of ours is no private phone. */
function isImpersonal({ raw, masked }: Held): boolean {
  const bare = raw.replace(TOKEN, '').replace(/\s+/g, ' ').trim();
  return masked(bare) === bare;
}

/** Who talks a model into other things gets a sentence whose words are in no passage. */
function isSpokenOf({ answer, cited, words }: Held): boolean {
  const spoken = new Set(cited.flatMap(({ text }) => foldedWords(text)));
  return answer.split(SENTENCE).every((sentence) => {
    const own = foldedWords(sentence).filter((word) => !words.plain.has(word));
    return own.filter((word) => spoken.has(word)).length >= own.length * SPOKEN_OF;
  });
}

function foldedWords(text: string): readonly string[] {
  return normalize(text).words.map(({ folded }) => folded);
}
