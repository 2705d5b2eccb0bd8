import { FlowFailure } from './failure.ts';
import { fits, valueText } from './fits.ts';
import { own } from './own.ts';
import type { AskNode } from './schema.ts';
import type { Answer, AnswerKey } from './types.ts';
import { addressed, topFrame } from './walker.ts';
import type { Next, Walker, Way } from './walker.ts';

/**
 * A question: waits for its answer, or goes on when it is answered or known. Coming to the same
 * question again is a loop of the flow: what was answered since is asked anew.
 */
export function visitAsk(walker: Walker, node: AskNode, way: Way): Next {
  const { flow, node: nodeId, site } = topFrame(walker);
  const key = `${flow.id}.${nodeId}`;
  if (key === way.until) return ask(walker, key, node);
  if (walker.sites.get(key) === site) {
    rewind(walker, key);
    return ask(walker, key, node);
  }
  const answer = own(walker.session.answers, key) ?? known(walker, node);
  if (!answer || !fits(node, answer)) return ask(walker, key, node);
  pass(walker, key, answer);
  if (key === way.liveFrom) walker.live = true;
  return { kind: 'node', node: nextOf(walker, node, answer) };
}

function ask(walker: Walker, key: AnswerKey, node: AskNode): Next {
  const { flow } = topFrame(walker);
  return { kind: 'question', question: { key, flow, node, variables: addressed(walker) } };
}

function rewind(walker: Walker, key: AnswerKey): void {
  const kept = walker.path.slice(0, walker.path.indexOf(key));
  for (const dropped of walker.path.slice(kept.length)) {
    Reflect.deleteProperty(walker.answers, dropped);
  }
  walker.path = kept;
}

function pass(walker: Walker, key: AnswerKey, answer: Answer): void {
  if (!walker.sites.has(key)) walker.path.push(key);
  walker.sites.set(key, topFrame(walker).site);
  walker.answers[key] = answer;
  walker.variables[answer.variable] = answer.value;
}

function known({ session }: Walker, node: AskNode): Answer | undefined {
  if (!node.reuse || node.answer === 'consent') return undefined;
  const answer = own(session.known, node.as);
  return answer && { ...answer, reused: true };
}

function nextOf(walker: Walker, node: AskNode, { value }: Answer): string {
  const chosen = node.choices.find((choice) => choice.value === valueText(value));
  const next = chosen?.next ?? node.next;
  if (next !== undefined) return next;
  const { flow, node: place } = topFrame(walker);
  throw new FlowFailure({ flow: flow.id, node: place }, 'the answer leads nowhere');
}
