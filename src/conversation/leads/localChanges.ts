import type { Log } from '../ports.ts';
import type { Changes, LeadChange } from './changes.ts';

/** Changes told within this process. A listener that throws is logged and hinders nobody. */
export function localChanges({ log }: { readonly log: Log }): Changes {
  const listeners = new Set<(change: LeadChange) => void>();
  return {
    publish(change) {
      for (const listener of listeners) {
        try {
          listener(change);
        } catch (error) {
          log.error('change_not_told', { leadId: change.leadId, error });
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
