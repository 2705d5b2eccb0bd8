/** A list that others can wait on: for tests that must not sleep. */
export interface Arrivals<T> {
  readonly all: readonly T[];
  add(item: T): void;
  /** Resolves when at least `count` have arrived, to all of them. */
  reached(count: number): Promise<readonly T[]>;
}

/** An empty list to wait on. */
export function arrivals<T>(): Arrivals<T> {
  const all: T[] = [];
  let waiting: { readonly count: number; readonly wake: () => void }[] = [];
  return {
    all,
    add(item) {
      all.push(item);
      for (const { wake } of waiting.filter(({ count }) => all.length >= count)) wake();
      waiting = waiting.filter(({ count }) => all.length < count);
    },
    async reached(count) {
      if (all.length < count) {
        await new Promise<void>((wake) => {
          waiting.push({ count, wake });
        });
      }
      return all;
    },
  };
}
