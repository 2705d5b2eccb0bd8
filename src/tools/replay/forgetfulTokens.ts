import type { ChannelParts } from '../../compose/channels.ts';

/** What a channel needs beside its configuration, keeping nothing: every token is renewed anew. */
export function forgetfulTokens(): ChannelParts {
  const nothing = () => undefined;
  return {
    tokens: {
      load: () => Promise.resolve(undefined),
      renew: (_account, renew) => renew(undefined, () => Promise.resolve(undefined)),
    },
    uploads: {
      find: () => Promise.resolve(undefined),
      record: () => Promise.resolve(),
      markGone: () => Promise.resolve(),
      count: () => Promise.resolve(0),
    },
    consents: { begin: () => Promise.resolve(false), take: () => Promise.resolve(undefined) },
    incidents: {
      raise: nothing,
      clear: nothing,
      sendTaken: nothing,
      open: () => Promise.resolve([]),
    },
    meter: { count: nothing, took: nothing },
    // Recordings hold words only.
    paint: () => Promise.reject(new Error('no picture is drawn here')),
    clock: Date.now,
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
  };
}
