import { entered } from '../graph.ts';
import type { Flow } from '../schema.ts';
import { nodesOf } from './templates.ts';

/** Variables that can have a value in a flow, with what assigns them: a kind of answer or `result`. */
export type Assigned = ReadonlyMap<string, ReadonlySet<string>>;

/** What a flow, the flows it calls and the flows that lead to it assign. */
export function assignedIn(flow: Flow, flows: readonly Flow[]): Assigned {
  const assigned = new Map<string, Set<string>>();
  const add = (name: string, by: string) =>
    assigned.set(name, (assigned.get(name) ?? new Set<string>()).add(by));
  for (const other of related(flow, flows)) {
    for (const [, node] of nodesOf(other)) {
      if (node.kind === 'ask') add(node.as, node.answer);
      if (node.kind === 'calculate') add(node.as, 'result').set('refusal', new Set(['result']));
    }
  }
  return assigned;
}

/** Itself, what it enters, what leads to it, and so on. */
function related(flow: Flow, flows: readonly Flow[]): readonly Flow[] {
  const before = closure(flow, (one) => flows.filter((other) => enters(other, one)));
  const called = before.flatMap((one) =>
    closure(one, (other) => flows.filter((next) => calls(other, next))),
  );
  return [...new Set(called)];
}

function closure(start: Flow, next: (flow: Flow) => readonly Flow[]): readonly Flow[] {
  const found = new Set<Flow>();
  const waiting = [start];
  for (let flow = waiting.pop(); flow; flow = waiting.pop()) {
    if (found.has(flow)) continue;
    found.add(flow);
    waiting.push(...next(flow));
  }
  return [...found];
}

function enters(flow: Flow, target: Flow): boolean {
  return nodesOf(flow).some(([, node]) => entered(node) === target.id);
}

function calls(flow: Flow, target: Flow): boolean {
  return nodesOf(flow).some(([, node]) => node.kind === 'call' && node.flow === target.id);
}
