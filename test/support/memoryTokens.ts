import type { TokenPair, TokenStore } from '../../src/conversation/ports.ts';

/** A token store that a test can look into. */
export interface MemoryTokens extends TokenStore {
  /** Pairs in the order in which they were stored. */
  readonly stored: readonly TokenPair[];
  put(pair: TokenPair): void;
}

/** A token store of one process: renewals wait for each other, as behind a row lock. */
export function memoryTokens(): MemoryTokens {
  const stored: TokenPair[] = [];
  let queue: Promise<unknown> = Promise.resolve();
  let used: string | undefined;
  return {
    stored,
    put: (pair) => void stored.push(pair),
    load: () => Promise.resolve(stored.at(-1)),
    renew(_account, renew) {
      const turn = queue.then(async () => {
        const current = stored.at(-1);
        const pair = await renew(current, (token) => {
          const before = used === token ? 1 : undefined;
          used = token;
          return Promise.resolve(before);
        });
        if (pair !== current) stored.push(pair);
        return pair;
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}
