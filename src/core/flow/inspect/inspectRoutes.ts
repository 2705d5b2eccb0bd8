import { exitsOf, isLast, reachable } from '../graph.ts';
import { own } from '../own.ts';
import type { Flow, Node } from '../schema.ts';
import { error } from './finding.ts';
import type { Finding } from './finding.ts';

/** Ways that lead nowhere, nodes nothing leads to, and nodes that never come to an end. */
export function inspectRoutes(flow: Flow): readonly Finding[] {
  const found = reachable(flow, flow.start);
  return [
    ...missingStart(flow),
    ...Object.entries(flow.nodes).flatMap(([id, node]) => [
      ...missingExits(flow, id, node),
      ...(found.has(id) ? neverEnds(flow, id) : unreachable(flow, id)),
    ]),
  ];
}

function missingStart(flow: Flow): readonly Finding[] {
  if (Object.hasOwn(flow.nodes, flow.start)) return [];
  const message = `the flow starts at "${flow.start}", which does not exist`;
  return [error(flow, undefined, { message, cure: 'write that node or start elsewhere' })];
}

function missingExits(flow: Flow, id: string, node: Node): readonly Finding[] {
  const missing = exitsOf(node).filter(({ to }) => !Object.hasOwn(flow.nodes, to));
  const findings = missing.map(({ to }) =>
    error(flow, id, {
      message: `leads to "${to}", which does not exist`,
      cure: `write the node "${to}" or lead elsewhere`,
    }),
  );
  return isUnanswered(node)
    ? [...findings, error(flow, id, { message: 'an answer leads nowhere', cure: 'add "next"' })]
    : findings;
}

function isUnanswered(node: Node): boolean {
  if (node.kind !== 'ask' || node.next !== undefined) return false;
  return node.choices.length === 0 || node.choices.some(({ next }) => next === undefined);
}

function neverEnds(flow: Flow, id: string): readonly Finding[] {
  const ends = [...reachable(flow, id)].some((to) => {
    const node = own(flow.nodes, to);
    return node !== undefined && isLast(node);
  });
  const message = 'no way leads from here to an end';
  return ends
    ? []
    : [error(flow, id, { message, cure: 'lead to an "end", "go_to" or "hand_over"' })];
}

function unreachable(flow: Flow, id: string): readonly Finding[] {
  const message = 'nothing leads here';
  return [error(flow, id, { message, cure: 'lead to it from another node, or remove it' })];
}
