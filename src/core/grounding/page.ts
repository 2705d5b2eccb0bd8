import type { NormalText } from '../understanding/normalize.ts';
import type { FigureWords } from './figureWords.ts';

/** What a reader makes of the words from some place on; `next` is the word behind. */
export interface Read {
  readonly key: string;
  readonly also: readonly string[];
  readonly next: number;
  /** Index in the folded text behind the figure, where that is not the end of a word. */
  readonly end?: number;
}

/** Where a figure is read. */
export interface Page {
  readonly text: NormalText;
  readonly words: FigureWords;
}
