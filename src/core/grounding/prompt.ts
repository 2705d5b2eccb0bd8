import type { Consultation, Passage } from '../flow/types.ts';
import { fill } from '../shared/fill.ts';
import { figuresIn } from './figures.ts';
import type { FigureWords } from './figureWords.ts';
import type { ModelWords } from './modelWords.ts';

/** What is sent to a model, and what its answer is held against. */
export interface Prompt {
  /** Of the rules. */
  readonly version: string;
  readonly system: string;
  /** JSON: what it holds cannot end it and speak for us. */
  readonly user: string;
  /** The passages as they are said to people, with their figures. */
  readonly passages: readonly Passage[];
  /** The figure behind each token. */
  readonly figures: ReadonlyMap<string, string>;
}

/** Characters of a passage that are sent: no more than figures are read in. */
const LONGEST_PASSAGE = 2_000;
/** Signs that only tokens have. */
const TOKEN_SIGNS = /[⟦⟧]/g;

/**
 * The prompt for a question: rules, and as JSON the question with the passages. Every figure that has
 * a digit, and every link, becomes a token: a model cannot change what it does not see.
 */
export function makePrompt(
  { question, you, passages }: Consultation,
  rules: ModelWords,
  words: FigureWords,
): Prompt {
  const figures = new Map<string, string>();
  const shown = passages.map((passage) => ({
    ...passage,
    text: passage.text.replace(TOKEN_SIGNS, '').slice(0, LONGEST_PASSAGE),
  }));
  const hidden = shown.map(({ id, text }) => ({ id, text: withTokens(text, words, figures) }));
  return {
    version: rules.version,
    system: fill(rules.rules, { you }),
    user: JSON.stringify({ question: question.replace(TOKEN_SIGNS, ''), passages: hidden }),
    passages: shown,
    figures,
  };
}

function withTokens(text: string, words: FigureWords, figures: Map<string, string>): string {
  const hidden = figuresIn(text, words).filter(
    ({ key, text: typed }) => /\p{N}/u.test(typed) || key.startsWith('link:'),
  );
  let shown = '';
  let from = 0;
  for (const { start, end, text: typed } of hidden) {
    shown += text.slice(from, start) + tokenOf(typed, figures);
    from = end;
  }
  return shown + text.slice(from);
}

/** The same figure has the same token wherever it stands. */
function tokenOf(typed: string, figures: Map<string, string>): string {
  const known = [...figures].find(([, figure]) => figure === typed)?.[0];
  const token = known ?? `⟦F${figures.size + 1}⟧`;
  figures.set(token, typed);
  return token;
}
