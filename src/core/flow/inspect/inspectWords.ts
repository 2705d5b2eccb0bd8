import { namesIn } from '../expression.ts';
import { Defect } from '../failure.ts';
import { ASSUMED } from '../estimate.ts';
import type { Flow, Node } from '../schema.ts';
import { namesInTemplate } from '../template.ts';
import { ALWAYS_KNOWN } from '../variables.ts';
import { error } from './finding.ts';
import type { Finding, Surroundings } from './finding.ts';
import { expressionsOf, factsOf, nodesOf, templatesOf } from './templates.ts';
import { assignedIn } from './variablesOf.ts';

/** Templates and expressions that cannot be parsed, and variables that nothing assigns. */
export function inspectWords(flow: Flow, { flows }: Surroundings): readonly Finding[] {
  const known = new Set<string>([...ALWAYS_KNOWN, ...assignedIn(flow, flows).keys()]);
  const anywhere = new Set([...known, ...flows.flatMap((other) => answersOf(other))]);
  return nodesOf(flow).flatMap(([id, node]) => [
    ...factsOf(node).flatMap((source) =>
      judged(flow, id, { names: () => namesIn(source), known: anywhere }),
    ),
    ...templatesOf(node).flatMap((source) =>
      judged(flow, id, { names: () => namesInTemplate(source), known: knownIn(node, known) }),
    ),
    ...expressionsOf(node).flatMap((source) =>
      judged(flow, id, { names: () => namesIn(source), known }),
    ),
  ]);
}

/** Only an estimate says what it assumes. */
function knownIn(node: Node, known: ReadonlySet<string>): ReadonlySet<string> {
  return node.kind === 'calculate' ? new Set([...known, ASSUMED]) : known;
}

function answersOf(flow: Flow): readonly string[] {
  return nodesOf(flow).flatMap(([, node]) => (node.kind === 'ask' ? [node.as] : []));
}

interface Source {
  readonly names: () => readonly string[];
  readonly known: ReadonlySet<string>;
}

function judged(flow: Flow, id: string, { names, known }: Source): readonly Finding[] {
  try {
    return names()
      .filter((name) => !known.has(name))
      .map((name) =>
        error(flow, id, {
          message: `nothing gives "${name}" a value`,
          cure: 'ask or calculate it before, or mend its name',
        }),
      );
  } catch (cause) {
    if (!(cause instanceof Defect)) throw cause;
    return [error(flow, id, { message: cause.message, cure: 'mend the expression or the text' })];
  }
}
