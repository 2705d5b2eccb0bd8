import type { Clock, Log, Paint, TokenStore } from '../../conversation/ports.ts';

/** What a channel needs beside its configuration, keeping nothing: every token is renewed anew. */
export function forgetfulTokens(): {
  readonly tokens: TokenStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly paint: Paint;
} {
  const nothing = () => undefined;
  return {
    tokens: {
      load: () => Promise.resolve(undefined),
      renew: (_account, renew) => renew(undefined),
    },
    // Recordings hold words only.
    paint: () => Promise.reject(new Error('no picture is drawn here')),
    clock: Date.now,
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
  };
}
