import { advance } from '../core/flow/advance.ts';
import type { FlowLibrary, FlowTools, Session } from '../core/flow/types.ts';
import type { ContactKey } from '../core/shared/contact.ts';
import { dayInVietnam, type LocalDate } from '../core/shared/localDate.ts';
import type { Respond } from './decide.ts';

export interface DialogueNeeds {
  readonly flows: FlowLibrary;
  /** The tools of a turn on a day; made once a day, shared by all turns of that day. */
  readonly toolsOn: (today: LocalDate) => Omit<FlowTools, 'contact'>;
  /** Epoch milliseconds of this turn. */
  readonly clock: () => number;
  /** The rules of this day count instead of today's. */
  readonly asOf: LocalDate | undefined;
}

/** The dialogue over the flow engine: finds the flow a session is pinned to and takes the turn. */
export function makeDialogue({ flows, toolsOn, clock, asOf }: DialogueNeeds): Respond {
  let latest: Omit<FlowTools, 'contact'> | undefined;

  return (contact, session, { content, platformId }) => {
    const at = clock();
    const input = { content, platformId, at };
    return advance(standing(flows, session), session, input, toolsAt(at, contact));
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
