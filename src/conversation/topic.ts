import type { Log } from './ports.ts';

/** Something that is told to whoever listens, at most once. */
export interface Topic<Change> {
  publish(change: Change): void;
  /** Calls back for every change until the returned function is called. */
  subscribe(listener: (change: Change) => void): () => void;
}

/** Changes told within this process. A listener that throws is logged, by ids, and hinders nobody. */
export function localTopic<Change>(
  log: Log,
  idsOf: (change: Change) => Readonly<Record<string, string>>,
): Topic<Change> {
  const listeners = new Set<(change: Change) => void>();
  return {
    publish(change) {
      for (const listener of listeners) {
        try {
          listener(change);
        } catch (error) {
          log.error('change_not_told', { ...idsOf(change), error });
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
