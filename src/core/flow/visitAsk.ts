import { FlowFailure } from './failure.ts';
import { fits, valueText } from './fits.ts';
import { heardFor, slotOf } from './heard.ts';
import type { Heard } from './heard.ts';
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
    return walker.taken.has(slotOf(node) ?? '')
      ? ask(walker, key, node)
      : fromHeard(walker, key, node);
  }
  const answer = own(walker.session.answers, key) ?? known(walker, node);
  if (!answer || !fits(node, answer)) return fromHeard(walker, key, node);
  return passed(walker, { key, node, answer }, way);
}

interface Answered {
  readonly key: AnswerKey;
  readonly node: AskNode;
  readonly answer: Answer;
}

function passed(walker: Walker, { key, node, answer }: Answered, way: Way): Next {
  pass(walker, key, answer);
  if (key === way.liveFrom) walker.live = true;
  return { kind: 'node', node: nextOf(walker, node, answer) };
}

/** What was told in passing answers a question that has no other answer; what is not sure is read back. */
function fromHeard(walker: Walker, key: AnswerKey, node: AskNode): Next {
  const heard = heardFor(node, walker.session);
  if (!heard) return ask(walker, key, node);
  walker.taken.add(slotOf(node) ?? '');
  if (!heard.sure) return ask(walker, key, node, heard);
  const { variable, kind, value, said, platformId, at } = heard;
  const answer = { variable, kind, value, said, platformId, at, reused: true } as const;
  return passed(walker, { key, node, answer }, {});
}

function ask(walker: Walker, key: AnswerKey, node: AskNode, guess?: Heard): Next {
  const { flow } = topFrame(walker);
  const question = { key, flow, node, variables: addressed(walker), ...(guess && { guess }) };
  return { kind: 'question', question };
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
