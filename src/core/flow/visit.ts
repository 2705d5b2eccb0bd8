import type { Link, OutboundMessage } from '../messaging/outbound.ts';
import { Defect } from './failure.ts';
import { evaluate } from './expression.ts';
import { illustrated } from './illustrate.ts';
import { own } from './own.ts';
import type { Node, NodeOf } from './schema.ts';
import { button } from './payload.ts';
import { visitAsk } from './visitAsk.ts';
import { visitCapture } from './visitCapture.ts';
import { enter, evaluated, happens, says, scopeOf, topFrame } from './walker.ts';
import type { Next, Walker, Way } from './walker.ts';

type SpeakingKind = 'say' | 'hand_over' | 'stop' | 'erase' | 'end';

/** What a node does, and where it leads. Throws `FlowFailure` or `Defect` when it cannot. */
export function visit(walker: Walker, node: Node, way: Way): Next {
  if (isSpeaking(node)) return speakOrLeave(walker, node);
  switch (node.kind) {
    case 'ask':
      return visitAsk(walker, node, way);
    case 'calculate':
      return calculate(walker, node);
    case 'branch':
      return branch(walker, node);
    case 'capture_lead':
      return visitCapture(walker, node);
    case 'go_to':
      return goTo(walker, node);
    case 'call':
      return call(walker, node);
  }
}

/** Nodes that may say something and then lead on or out. */
function isSpeaking(node: Node): node is NodeOf<SpeakingKind> {
  return ['say', 'hand_over', 'stop', 'erase', 'end'].includes(node.kind);
}

function speakOrLeave(walker: Walker, node: NodeOf<SpeakingKind>): Next {
  says(walker, node.text, node.kind === 'say' ? besideText(walker, node) : {});
  switch (node.kind) {
    case 'say':
      return to(node.next);
    case 'hand_over':
      happens(walker, { kind: 'person_requested', reason: node.reason });
      return node.next === undefined ? { kind: 'over' } : to(node.next);
    case 'end':
      return leave(walker);
    case 'stop':
    case 'erase':
      return farewell(walker, node.kind);
  }
}

/** The picture and the links of a text. */
function besideText(walker: Walker, node: NodeOf<'say'>): Pick<OutboundMessage, 'image' | 'links'> {
  const image = illustrated(walker, node);
  const links = node.links?.map(toLink);
  return { ...(image && { image }), ...(links && { links }) };
}

function toLink(link: NonNullable<NodeOf<'say'>['links']>[number]): Link {
  return 'url' in link ? { kind: 'url', ...link } : { kind: 'phone', ...link };
}

/** What was stopped or erased before is not so again when it is only replayed. */
function farewell(walker: Walker, kind: 'stop' | 'erase'): Next {
  happens(walker, { kind: kind === 'stop' ? 'contact_stopped' : 'erasure_requested' });
  walker.stopped ||= walker.live && kind === 'stop';
  walker.erased ||= walker.live && kind === 'erase';
  return { kind: 'over' };
}

function calculate(walker: Walker, node: NodeOf<'calculate'>): Next {
  const outcome = walker.tools.calculate(node.calculator, evaluated(walker, node.with));
  if (!outcome.ok) return refused(walker, node, outcome.refusal);
  const { result, lines, warnings } = outcome;
  walker.variables[node.as] = { ...fieldsOf(result), lines, warnings };
  if (walker.live) walker.lines.push(...lines);
  happens(walker, { kind: 'calculated', flow: topFrame(walker).flow.id });
  return to(node.next);
}

function fieldsOf(result: unknown): object {
  return typeof result === 'object' && result !== null ? result : { value: result };
}

function refused(
  walker: Walker,
  node: NodeOf<'calculate'>,
  { code, message }: { readonly code: string; readonly message: string },
): Next {
  walker.variables['refusal'] = { code, message };
  const next = own(node.refused, code) ?? own(node.refused, 'otherwise');
  if (next !== undefined) return to(next);
  const { buttons } = walker.tools.phrases;
  const choices = [
    button(buttons.back, { kind: 'command', command: 'back' }),
    button(buttons.person, { kind: 'command', command: 'person' }),
  ];
  happens(walker, { kind: 'message_created', message: { text: message, choices } });
  return { kind: 'over' };
}

function branch(walker: Walker, { cases, otherwise }: NodeOf<'branch'>): Next {
  const { flow } = topFrame(walker);
  const scope = scopeOf(walker);
  const taken = cases.find(({ when }) => isTrue(when, evaluate(flow, when, scope)));
  return to(taken?.next ?? otherwise);
}

function isTrue(source: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Defect(`"${source}" is neither true nor false`);
  return value;
}

/** Leaves this flow for good; the flows that called it still wait for its end. */
function goTo(walker: Walker, { flow }: NodeOf<'go_to'>): Next {
  const left = topFrame(walker);
  enter(walker, flow, left.site);
  walker.frames.splice(-2, 1);
  return { kind: 'entered' };
}

function call(walker: Walker, { flow, next }: NodeOf<'call'>): Next {
  const caller = topFrame(walker);
  enter(walker, flow, `${caller.site}>${caller.flow.id}.${caller.node}`);
  caller.node = next;
  return { kind: 'entered' };
}

function leave(walker: Walker): Next {
  happens(walker, { kind: 'flow_ended', flow: topFrame(walker).flow.id });
  if (walker.frames.length === 1) return { kind: 'over' };
  walker.frames.pop();
  return { kind: 'returned' };
}

function to(node: string): Next {
  return { kind: 'node', node };
}
