import type { Command } from '../understanding/reading.ts';
import { start } from './arrive.ts';
import { back, change } from './change.ts';
import { entryFlow } from './entryFlows.ts';
import type { Entry } from './entryFlows.ts';
import type { Moment } from './moment.ts';
import { carryOn } from './repeat.ts';
import { NEW_SESSION, outsideFlows } from './session.ts';
import { message, phrase } from './speak.ts';
import type { Turn } from './types.ts';
import { why } from './why.ts';

/** Does what a person can ask for everywhere and at any time. */
export function obey(moment: Moment, command: Command): Turn {
  if (command.kind === 'greet') return carryOn(moment, moment.tools.phrases.greeting);
  if (command.kind === 'back') return back(moment);
  if (command.kind === 'change') return change(moment, command.what);
  if (command.kind === 'why') return why(moment);
  return enterAt(moment, command.kind === 'start' ? 'welcome' : command.kind);
}

/** Enters an entry flow; without it, does the least that is right. */
export function enterAt(moment: Moment, entry: Entry): Turn {
  const flow = entryFlow(entry, moment.tools);
  return flow ? start(flow, moment) : withoutFlow(moment, entry);
}

function withoutFlow(moment: Moment, entry: Entry): Turn {
  const { session, tools } = moment;
  const { phrases } = tools;
  switch (entry) {
    case 'person':
      return withEvent(carryOn(moment, phrases.person_coming), {
        kind: 'person_requested',
        reason: 'asked',
      });
    case 'stop':
      return {
        session: { ...outsideFlows(session), stopped: true },
        events: [message(phrase(phrases.stopped, moment)), { kind: 'contact_stopped' }],
      };
    case 'erase':
      return {
        session: NEW_SESSION,
        events: [message(phrase(phrases.erased, moment)), { kind: 'erasure_requested' }],
      };
    case 'menu':
    case 'welcome':
      return carryOn(moment, phrases.unmatched);
  }
}

function withEvent({ session, events }: Turn, event: Turn['events'][number]): Turn {
  return { session, events: [...events, event] };
}
