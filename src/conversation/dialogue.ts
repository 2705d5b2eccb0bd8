import { advance } from '../core/flow/advance.ts';
import { NEW_SESSION } from '../core/flow/session.ts';
import { phrase } from '../core/flow/speak.ts';
import type { FlowLibrary, FlowTools, Session } from '../core/flow/types.ts';
import type { OutboundMessage } from '../core/messaging/outbound.ts';
import type { ContactKey } from '../core/shared/contact.ts';
import { dayInVietnam, type LocalDate } from '../core/shared/localDate.ts';
import type { Respond } from './decide.ts';
import type { Clock } from './ports.ts';

export interface DialogueNeeds {
  readonly flows: FlowLibrary;
  /** The tools of a turn on a day; made once a day, shared by all turns of that day. */
  readonly toolsOn: (today: LocalDate) => Omit<FlowTools, 'contact'>;
  readonly clock: Clock;
  /** The rules of this day count instead of today's. */
  readonly asOf: LocalDate | undefined;
}

/** The dialogue over the flow engine. */
export interface Dialogue {
  /** Takes a turn in the flow that the session is pinned to. */
  readonly respond: Respond;
  /** What a person hears when we failed: sorry, a person will answer. */
  readonly apology: (contact: ContactKey) => OutboundMessage;
}

export function makeDialogue({ flows, toolsOn, clock, asOf }: DialogueNeeds): Dialogue {
  let latest: Omit<FlowTools, 'contact'> | undefined;

  return {
    respond(contact, session, { content, platformId }, model) {
      const at = clock();
      const input = { content, platformId, at, ...(model && { model }) };
      return advance(standing(flows, session), session, input, toolsAt(at, contact));
    },
    apology(contact) {
      const tools = toolsAt(clock(), contact);
      const text = phrase(tools.phrases.failed, { session: NEW_SESSION, tools });
      return { text, choices: [] };
    },
  };

  function toolsAt(at: number, contact: ContactKey): FlowTools {
    const today = asOf ?? dayInVietnam(at);
    if (latest?.today !== today) latest = toolsOn(today);
    return { ...latest, contact };
  }
}

function standing(flows: FlowLibrary, session: Session | undefined) {
  const root = session?.root;
  return root && flows.find(root.id, root.version);
}
