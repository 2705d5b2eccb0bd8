/** Platforms deliver again for a day at most; what is older was answered, or nobody waits any more. */
const OLDEST_ANSWERED_MS = 24 * 60 * 60 * 1_000;

/** True for what is stored and not answered: it came more than a day after it happened. */
export function isReplay({ sentAt }: { readonly sentAt: number }, receivedAt: number): boolean {
  return receivedAt - sentAt > OLDEST_ANSWERED_MS;
}
