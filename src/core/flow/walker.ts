import type { OutboundMessage } from '../messaging/outbound.ts';
import type { AssessmentLine } from '../policy/assessment.ts';
import { evaluate } from './expression.ts';
import { FlowFailure, FlowGone } from './failure.ts';
import type { Heard } from './heard.ts';
import { LIMITS } from './limits.ts';
import { own } from './own.ts';
import type { AskNode, Flow } from './schema.ts';
import { render } from './template.ts';
import type { Speech } from './speech.ts';
import type { Answer, AnswerKey, FlowEvent, FlowTools, Session } from './types.ts';
import { withAddress } from './variables.ts';
import type { Variables } from './variables.ts';

/** A flow on the stack of calls. */
export interface Frame {
  flow: Flow;
  /** The node to visit next. */
  node: string;
  /** The calls that led here; the same question under the same calls is a loop. */
  readonly site: string;
}

/** A question with everything needed to ask it. */
export interface Question {
  readonly key: AnswerKey;
  readonly flow: Flow;
  readonly node: AskNode;
  readonly variables: Variables;
  /** Told in passing and not sure: read back in place of the question. */
  readonly guess?: Heard;
}

/** How far to walk and from where on things happen; without both, a walk has no effects. */
export interface Way {
  /** Stop at this question even though it has an answer: it is being asked again. */
  readonly until?: AnswerKey | undefined;
  /** Things happen after this question is answered; `START`: from the first node on. */
  readonly liveFrom?: AnswerKey;
}

/** Where a visit leads: to a node of the same flow, out of the flow, to a question, or nowhere. */
export type Next =
  | { readonly kind: 'node'; readonly node: string }
  | { readonly kind: 'entered' }
  | { readonly kind: 'returned' }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'over' };

/** The state of one walk; it lives no longer than the walk. */
export interface Walker {
  readonly session: Session;
  readonly tools: FlowTools;
  readonly frames: Frame[];
  readonly variables: Record<string, unknown>;
  readonly answers: Record<AnswerKey, Answer>;
  readonly versions: Record<string, string>;
  /** The calls under which each question of the path was met. */
  readonly sites: Map<AnswerKey, string>;
  path: AnswerKey[];
  /** Slots that a question took. */
  readonly taken: Set<string>;
  /** False while the walk only finds its way back to where the person stands. */
  live: boolean;
  readonly events: FlowEvent[];
  readonly lines: AssessmentLine[];
  stopped: boolean;
  erased: boolean;
}

/** The flow being walked. */
export function topFrame({ frames }: Pick<Walker, 'frames'>): Frame {
  const frame = frames.at(-1);
  if (!frame) throw new Error('a walk has no flow to stand in');
  return frame;
}

/**
 * Enters a flow at its start, at the version the session is pinned to. Throws `FlowGone` when that
 * version is no longer kept, `FlowFailure` when the flow does not exist.
 */
export function enter(walker: Walker, id: string, site: string): void {
  const { flow, node } = topFrame(walker);
  const pinned = own(walker.versions, id) ?? own(walker.session.versions, id);
  const target = walker.tools.flows.find(id, pinned);
  if (!target && pinned !== undefined) throw new FlowGone(id);
  if (!target) throw new FlowFailure({ flow: flow.id, node }, `there is no flow "${id}"`);
  if (walker.frames.length >= LIMITS.callDepth) {
    throw new FlowFailure({ flow: flow.id, node }, `more than ${LIMITS.callDepth} calls deep`);
  }
  stand(walker, target, site);
}

/** Puts a flow on top of the stack and pins its version. */
export function stand(walker: Walker, flow: Flow, site: string): void {
  walker.versions[flow.id] = flow.version;
  walker.frames.push({ flow, node: flow.start, site });
  happens(walker, { kind: 'flow_started', flow: flow.id });
}

/** Notes an event, unless the walk only replays what happened before. */
export function happens(walker: Walker, event: FlowEvent): void {
  if (walker.live) walker.events.push(event);
}

/** Says a text of the flow, with what stands beside it, unless the walk only replays. */
export function says(
  walker: Walker,
  template: string | undefined,
  beside: Pick<OutboundMessage, 'image' | 'links'> = {},
): void {
  if (!walker.live || template === undefined) return;
  const text = render(topFrame(walker).flow, template, speechOf(walker));
  if (text === '' && !beside.image) return;
  const message = { text, choices: [], ...beside };
  happens(walker, { kind: 'message_created', message });
}

/** The variables as texts see them, with how the person is spoken to. */
function speechOf(walker: Walker): Speech {
  return { tools: walker.tools, variables: addressed(walker), lines: walker.lines };
}

export function addressed({ variables, session, tools }: Walker): Variables {
  return withAddress(variables, session.known, tools);
}

/** The variables as expressions see them: with the figures of the law in force today as `law`. */
export function scopeOf(walker: Walker): Variables {
  return { ...addressed(walker), law: walker.tools.figures };
}

/** The values of expressions by name; one without a value yet is left out. */
export function evaluated(
  walker: Walker,
  sources: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const { flow } = topFrame(walker);
  const scope = scopeOf(walker);
  const values: Record<string, unknown> = {};
  for (const [name, source] of Object.entries(sources)) {
    const value = evaluate(flow, source, scope);
    if (value !== null) values[name] = value;
  }
  return values;
}
