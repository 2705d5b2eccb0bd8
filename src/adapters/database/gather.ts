/**
 * Collects what concurrent callers bring and hands it to `flush` together: while one flush is under
 * way the next batch grows. Each caller gets the result at its own place, or the error of its batch.
 *
 * Waiting for `setImmediate` before a flush lets every request that the event loop read in one turn
 * share one transaction.
 */
export function gather<Item, Result>(
  flush: (items: readonly Item[]) => Promise<readonly Result[]>,
  limit: number,
): (item: Item) => Promise<Result> {
  let waiting: {
    item: Item;
    resolve: (result: Result) => void;
    reject: (reason: unknown) => void;
  }[] = [];
  let running = false;

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (running) return;
      running = true;
      void drain();
    });

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const batch = waiting.slice(0, limit);
      waiting = waiting.slice(limit);
      try {
        const results = await flush(batch.map(({ item }) => item));
        results.forEach((result, index) => batch[index]?.resolve(result));
      } catch (error) {
        batch.forEach(({ reject }) => {
          reject(error);
        });
      }
    }
    running = false;
  }
}
