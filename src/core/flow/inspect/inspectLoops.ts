import { entered, exitsOf } from '../graph.ts';
import { own } from '../own.ts';
import type { Flow } from '../schema.ts';
import { error } from './finding.ts';
import type { Finding, Surroundings } from './finding.ts';

interface Place {
  readonly flow: Flow;
  readonly node: string;
}

/** Nodes from which one can come back to the same node without any question being asked. */
export function inspectLoops(flow: Flow, { flows }: Surroundings): readonly Finding[] {
  return Object.keys(flow.nodes)
    .filter((node) => comesBack({ flow, node }, flows))
    .map((node) =>
      error(flow, node, {
        message: 'leads back to itself without a question in between',
        cure: 'ask something on the way round, or lead elsewhere',
      }),
    );
}

function comesBack(start: Place, flows: readonly Flow[]): boolean {
  const goal = nameOf(start);
  return silentSteps(start, flows).some((first) =>
    silentlyReached(first, flows).some((place) => nameOf(place) === goal),
  );
}

/** Every place one comes to from here without a question, itself included. */
function silentlyReached(start: Place, flows: readonly Flow[]): readonly Place[] {
  const found = new Map<string, Place>();
  const waiting = [start];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    if (found.has(nameOf(place))) continue;
    found.set(nameOf(place), place);
    waiting.push(...silentSteps(place, flows));
  }
  return [...found.values()];
}

/** Where a node leads without waiting for a person; a called flow that asks makes its caller wait. */
function silentSteps({ flow, node: id }: Place, flows: readonly Flow[]): readonly Place[] {
  const node = own(flow.nodes, id);
  if (!node || node.kind === 'ask') return [];
  const target = flows.find((other) => other.id === entered(node));
  const into = target ? [{ flow: target, node: target.start }] : [];
  const waits = target !== undefined && mayAsk(target, flows);
  return waits ? into : [...into, ...exitsOf(node).map(({ to }) => ({ flow, node: to }))];
}

/** Whether a flow, or one it enters, has a question; then going round it is no silent loop. */
function mayAsk(flow: Flow, flows: readonly Flow[], inside: readonly Flow[] = []): boolean {
  if (inside.includes(flow)) return false;
  return Object.values(flow.nodes).some((node) => {
    const target = flows.find((other) => other.id === entered(node));
    return node.kind === 'ask' || (target && mayAsk(target, flows, [...inside, flow]));
  });
}

function nameOf({ flow, node }: Place): string {
  return `${flow.id}.${node}`;
}
