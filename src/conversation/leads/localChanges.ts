import type { Log } from '../ports.ts';
import { localTopic } from '../topic.ts';
import type { Changes, LeadChange } from './changes.ts';

/** Changes told within this process. A listener that throws is logged and hinders nobody. */
export function localChanges({ log }: { readonly log: Log }): Changes {
  return localTopic<LeadChange>(log, ({ leadId }) => ({ leadId }));
}
