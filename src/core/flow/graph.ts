import type { Flow, Node } from './schema.ts';

/** A way from one node to another, with what leads there in an author's words. */
export interface Exit {
  readonly to: string;
  readonly label: string;
}

/** Every way out of a node to a node of the same flow, in the order they are written. */
export function exitsOf(node: Node): readonly Exit[] {
  if (node.kind === 'ask') {
    return [...node.choices.flatMap(({ next, title }) => exit(next, title)), ...exit(node.next)];
  }
  if (node.kind === 'branch') {
    return [...node.cases.flatMap(({ next, when }) => exit(next, when)), ...exit(node.otherwise)];
  }
  const refusals = node.kind === 'calculate' ? Object.entries(node.refused) : [];
  const onward = 'next' in node ? exit(node.next) : [];
  return [...onward, ...refusals.flatMap(([code, next]) => exit(next, code))];
}

/** The flow that a node enters, if it does. */
export function entered(node: Node): string | undefined {
  return node.kind === 'call' || node.kind === 'go_to' ? node.flow : undefined;
}

/** Whether a flow can come to rest or be left at this node. */
export function isLast(node: Node): boolean {
  return ['go_to', 'stop', 'erase', 'end'].includes(node.kind) || isHandOverAtTheEnd(node);
}

/** The nodes that can be reached from `start`, itself included. */
export function reachable(flow: Flow, start: string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = Object.hasOwn(flow.nodes, id) ? flow.nodes[id] : undefined;
    if (!node || found.has(id)) continue;
    found.add(id);
    waiting.push(...exitsOf(node).map(({ to }) => to));
  }
  return found;
}

function isHandOverAtTheEnd(node: Node): boolean {
  return node.kind === 'hand_over' && node.next === undefined;
}

function exit(to: string | undefined, label = ''): readonly Exit[] {
  return to === undefined ? [] : [{ to, label }];
}
