import type { IncidentKind } from '../core/messaging/incident.ts';
import type { IncidentDetails, IncidentPlace, Incidents } from './incidents.ts';

/** The incidents of one account. Both return at once and never throw. */
export interface AccountTroubles {
  /** The trouble is there (still). */
  raise(kind: IncidentKind, details?: IncidentDetails): void;
  /** The trouble is seen to be gone, or was never there. */
  clear(kind: IncidentKind): void;
}

/** What is told of one account goes to the incidents of all. */
export function troublesOf(place: IncidentPlace, incidents: Incidents): AccountTroubles {
  return {
    raise: (kind, details) => {
      incidents.raise(kind, place, details);
    },
    clear: (kind) => {
      incidents.clear(kind, place);
    },
  };
}
