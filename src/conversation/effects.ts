import type { FlowEvent } from '../core/flow/types.ts';
import type { LaneOutcome } from './stores.ts';

/** The part of an outcome that grows with what happens. */
type Effects = Omit<LaneOutcome, 'session'>;

/** What something that happened in a flow changes in the world: one line per kind of event. */
export function addEffect<Outcome extends Effects>(outcome: Outcome, event: FlowEvent): Outcome {
  switch (event.kind) {
    case 'lead_captured':
      return { ...outcome, leads: [...outcome.leads, event.lead] };
    case 'consent_refused':
      return { ...outcome, refusedConsents: [...outcome.refusedConsents, event.consent] };
    case 'person_requested':
      return { ...outcome, personRequests: [...outcome.personRequests, event.reason] };
    case 'flow_failed':
      return { ...outcome, personRequests: [...outcome.personRequests, 'flow_failed'] };
    case 'text_unmatched':
      return { ...outcome, unanswered: [...outcome.unanswered, event.text] };
    case 'erasure_requested':
      return { ...outcome, erase: true, quiet: true };
    case 'contact_stopped':
      return { ...outcome, quiet: true };
    // What is said is laid out for the whole turn at once.
    case 'message_created':
      return outcome;
    // The session itself remembers these; they are told for whoever counts.
    case 'contact_resumed':
    case 'flow_started':
    case 'flow_ended':
    case 'answer_given':
    case 'calculated':
    case 'answer_not_understood':
    case 'picture_refused':
    case 'model_asked':
      return outcome;
  }
}
