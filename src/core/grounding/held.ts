import type { Passage } from '../flow/types.ts';
import type { FigureWords } from './figureWords.ts';
import type { GroundingWords } from './groundingWords.ts';
import type { Prompt } from './prompt.ts';

/** A draft beside everything it is held against. */
export interface Held {
  /** The answer as the model wrote it, with tokens. */
  readonly raw: string;
  /** The answer as a person would read it. */
  readonly answer: string;
  readonly citations: readonly { readonly passage: string; readonly quote: string }[];
  /** The passages that are cited. */
  readonly cited: readonly Passage[];
  readonly prompt: Prompt;
  readonly figures: FigureWords;
  readonly words: GroundingWords;
  /** A text without what tells who wrote it. */
  readonly masked: (text: string) => string;
}
