const MINUTE_MS = 60_000;

/** Waits between tries; after the last one it is given up. About half a day. */
const WAITS = [0.5, 2, 5, 15, 30, 60, 120, 240, 240].map((minutes) => minutes * MINUTE_MS);

/** Milliseconds to wait after so many failed tries (1 or more); undefined: give up. */
export function waitAfter(failures: number): number | undefined {
  return WAITS[failures - 1];
}
