/**
 * Milliseconds for which the desk's stream remembers what it told, for pages that begin to read while
 * their stream still opens.
 */
export const TOLD_AGAIN_MS = 10_000;
