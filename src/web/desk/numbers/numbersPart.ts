import type { NumbersQuery } from './numbersQuery.ts';

/** What a part of the page for numbers is given. */
export interface NumbersPart {
  readonly query: NumbersQuery;
  /** Period and place, as the API is asked. */
  readonly asked: string;
  /** One more whenever a lead changed. */
  readonly beat: number;
}
