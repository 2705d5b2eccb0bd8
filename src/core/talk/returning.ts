/** What was written to a person is answered by the bot only while it is this fresh. */
const FRESH_MS = 10 * 60_000;

/** What the bot says when it has a conversation again, by what waits for an answer. */
export type ReturnPhrase = 'given_back' | 'busy' | 'late';

/** What came before this is not answered any more: the person has moved on, or asked elsewhere. */
export function freshSince(now: number): number {
  return now - FRESH_MS;
}

/**
 * What is said when nobody answered in time: `given_back` when nothing waits, `busy` when the bot now
 * answers what waits, `late` when it is too old and the person is asked to say it again. `latest` is when
 * the last unanswered word came (epoch milliseconds).
 */
export function phraseOf(latest: number | undefined, now: number): ReturnPhrase {
  if (latest === undefined) return 'given_back';
  return latest >= freshSince(now) ? 'busy' : 'late';
}
