import type { UnansweredQuestion } from '../stores.ts';

/** What an editor made of a question without an answer. */
export const GAP_FATES = ['done', 'ignored'] as const;

export type GapFate = (typeof GAP_FATES)[number];

/** A question without an answer, as editors work on it. `count` is since it was settled last. */
export interface Gap extends UnansweredQuestion {
  readonly id: string;
  /** How often it was asked in all. */
  readonly total: number;
  /** Absent: nobody has seen to it yet. It stays when the question comes back. */
  readonly settled?: {
    readonly as: GapFate;
    readonly note: string;
    /** Staff id. */
    readonly by: string;
    /** Epoch milliseconds. */
    readonly at: number;
  };
}

export interface GapQuery {
  /** `open`: also those asked again after the day on which they were settled. */
  readonly view: 'open' | 'settled';
  /** Found without diacritics and case, anywhere in the question. */
  readonly search?: string | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface GapPage {
  readonly gaps: readonly Gap[];
  readonly next?: string;
}

/** Questions that found no answer, for whoever writes the answers; they hold no person. */
export interface GapStore {
  /** Most often asked first, then the latest. */
  page(query: GapQuery): Promise<GapPage>;
  /** Settles a question until it is asked again on another day; false: there is none of that id. */
  settle(given: {
    readonly id: string;
    readonly as: GapFate;
    readonly note: string;
    readonly by: string;
  }): Promise<boolean>;
  /** Takes that back; false: there is none of that id. */
  reopen(id: string): Promise<boolean>;
}
