/** Below this a timestamp counts seconds: as milliseconds it would lie before March 1973. */
const SECONDS_BELOW = 100_000_000_000;
/** Neither platform had chat bots before; documentation examples carry such timestamps. */
const OLDEST = Date.UTC(2010, 0, 1);
const A_DAY = 24 * 60 * 60 * 1000;

/**
 * When the platform says that something happened, in epoch milliseconds. Takes seconds and
 * milliseconds; a time that cannot be true (before 2010, more than a day ahead) gives
 * way to `receivedAt`.
 */
export function sentAt(timestamp: string | null | undefined, receivedAt: number): number {
  const value = Number(timestamp ?? NaN);
  const milliseconds = Math.trunc(value < SECONDS_BELOW ? value * 1000 : value);
  const isPossible = milliseconds >= OLDEST && milliseconds <= receivedAt + A_DAY;
  return isPossible ? milliseconds : receivedAt;
}
