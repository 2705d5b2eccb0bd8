/** Work that is done whenever it is announced, and looked for from time to time. */
export interface Loop {
  start(): void;
  /** Says that there is something to do. */
  readonly wake: () => void;
  readonly isStopped: () => boolean;
  /** Resolves when the round in hand is done; nothing new is begun. */
  stop(): Promise<void>;
}

/**
 * Runs rounds one after the other, never two at once.
 *
 * @param round Never rejects; resolves to true when there may be more to do at once.
 * @param every Milliseconds after which it looks for what nobody announced.
 */
export function makeLoop(round: () => Promise<boolean>, every: number): Loop {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let poll: NodeJS.Timeout | undefined;

  return {
    start() {
      poll = setInterval(wake, every);
      wake();
    },
    wake,
    isStopped: () => stopped,
    async stop() {
      stopped = true;
      clearInterval(poll);
      await running;
    },
  };

  function wake(): void {
    if (stopped) return;
    again = true;
    running ??= drain().finally(() => {
      running = undefined;
      // Woken after the last look and before this: nobody else would look until the next poll.
      if (isWanted()) wake();
    });
  }

  async function drain(): Promise<void> {
    while (isWanted()) {
      again = false;
      if (await round()) again = true;
    }
  }

  function isWanted(): boolean {
    return again && !stopped;
  }
}
