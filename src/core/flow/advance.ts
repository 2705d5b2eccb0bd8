import { fail, land } from './arrive.ts';
import { hearContact } from './contact.ts';
import { enterAt } from './commands.ts';
import { Defect, FlowFailure, FlowGone } from './failure.ts';
import { hear, isWake } from './hear.ts';
import type { Moment } from './moment.ts';
import { pickedOffer } from './offered.ts';
import { own } from './own.ts';
import { carryOn } from './repeat.ts';
import type { Flow } from './schema.ts';
import { NEW_SESSION, outsideFlows } from './session.ts';
import { startNamed, tap } from './tap.ts';
import type { FlowInput, FlowTools, PlannedLink, Session, Turn } from './types.ts';

/**
 * One thing a person did → the session after it and what happened. Pure: the same arguments give
 * the same turn. `flow` is the one the session stands in, at the version it is pinned to; when that
 * is gone the person lands in the menu with a sentence. A defect of a flow becomes the event
 * `flow_failed`; nothing an author or a citizen wrote makes it throw.
 */
export function advance(
  flow: Flow | undefined,
  session: Session | undefined,
  input: FlowInput,
  tools: FlowTools,
): Turn {
  const moment = { flow, session: session ?? NEW_SESSION, input, tools };
  try {
    return safely(moment, () => inTurn(moment, session?.root === undefined));
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    return { session: outsideFlows(moment.session), events: [phrasesFailed(error)] };
  }
}

function safely(moment: Moment, turn: () => Turn): Turn {
  try {
    return turn();
  } catch (error) {
    if (error instanceof FlowGone) return land(moment);
    if (error instanceof FlowFailure) return fail(moment, error, []);
    throw error;
  }
}

function inTurn(moment: Moment, isNew: boolean): Turn {
  const { content } = moment.input;
  if (content.kind === 'left') return left(moment);
  if (content.kind === 'withdrew') return withdrew();
  if (!moment.session.stopped) return react(moment, isNew);
  if (!isWake(moment)) return { session: moment.session, events: [] };
  const woken = { ...moment, session: { ...moment.session, stopped: false } };
  const turn = safely(woken, () => react(woken, isNew));
  return { session: turn.session, events: [{ kind: 'contact_resumed' }, ...turn.events] };
}

/** What was offered before counts for this one thing the person did, and never again. */
function react(was: Moment, isNew: boolean): Turn {
  const { offered, ...session } = was.session;
  const moment = { ...was, session };
  const { content } = moment.input;
  if (content.kind === 'text') {
    const picked = offered && pickedOffer(offered, content.text, moment.tools.understanding);
    return picked === undefined ? hear(moment, content.text, isNew) : tap(moment, picked);
  }
  if (content.kind === 'tap') return tap(moment, content.payload);
  if (content.kind === 'opened') return opened(moment, content.ref);
  if (content.kind === 'contact_shared') return hearContact(moment, content, isNew);
  return isNew ? enterAt(moment, 'welcome') : acknowledge(moment);
}

/** Something that is no text came: says so and asks the open question again. */
function acknowledge(moment: Moment): Turn {
  const { content } = moment.input;
  const { media_received: texts } = moment.tools.phrases;
  const kind = content.kind === 'media' ? content.media : content.kind;
  return carryOn(moment, own(texts, kind) ?? texts.otherwise);
}

/** The person opened the conversation: welcome, or the flow that the link names. */
function opened(moment: Moment, ref = ''): Turn {
  const link = own(moment.tools.links ?? {}, ref);
  return link ? openedBy(moment, ref, link) : openedNamed(moment, ref);
}

/** A link that is planned: where it stood is known from now on. */
function openedBy(moment: Moment, ref: string, { flow, facts }: PlannedLink): Turn {
  const came = { ...moment, session: { ...moment.session, source: { ref, facts } } };
  return startNamed(came, flow) ?? enterAt(came, 'welcome');
}

function openedNamed(moment: Moment, ref: string): Turn {
  const named = /^(?:flow:)?([a-z][a-z0-9-]*)$/.exec(ref)?.[1];
  const turn = named === undefined ? undefined : startNamed(moment, named);
  return turn ?? enterAt(moment, 'welcome');
}

function left({ session }: Moment): Turn {
  return { session: { ...session, stopped: true }, events: [{ kind: 'contact_stopped' }] };
}

function withdrew(): Turn {
  return { session: { ...NEW_SESSION, stopped: true }, events: [{ kind: 'erasure_requested' }] };
}

function phrasesFailed(error: Defect): Turn['events'][number] {
  return { kind: 'flow_failed', flow: 'phrases', node: 'vi', reason: error.message };
}
