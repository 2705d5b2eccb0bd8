import type { Refused } from './api.ts';
import { WORDS } from './words.ts';

interface ListStandingProps {
  /** How many are shown; undefined: no answer has come. */
  readonly shown: number | undefined;
  /** They answer the question before. */
  readonly isOld: boolean;
  readonly refused: Refused | undefined;
  /** What to say where nobody or nothing is found. */
  readonly empty: string;
}

/** What stands where a list shows nothing: that it comes, or that it is empty; nothing beside a list. */
export function ListStanding({ shown, isOld, refused, empty }: ListStandingProps) {
  if (shown !== undefined && shown > 0) return null;
  // That nobody was there before does not say that nobody is here.
  const isKnown = shown !== undefined && !isOld;
  if (isKnown) return <p class="empty">{empty}</p>;
  return refused ? null : <p class="loading">{WORDS.loading}</p>;
}
