import { entered } from '../graph.ts';
import type { Flow, Node } from '../schema.ts';
import { fieldsInTemplate } from '../template.ts';
import { error } from './finding.ts';
import type { Finding, Surroundings } from './finding.ts';
import {
  expressionsOf,
  factsOf,
  lawsIn,
  lawsInExpression,
  nodesOf,
  templatesOf,
} from './templates.ts';
import { pictureMistakes } from './inspectPicture.ts';
import { assignedIn } from './variablesOf.ts';

/** Flows, calculators, parameters and consents that a flow names and that are not there. */
export function inspectReferences(flow: Flow, around: Surroundings): readonly Finding[] {
  return nodesOf(flow).flatMap(([id, node]) => [
    ...unknownFlow(flow, id, { node, around }),
    ...unknownCalculator(flow, id, { node, around }),
    ...unknownRefusals(flow, id, { node, around }),
    ...unknownFields(flow, id, { node, around }),
    ...pictureMistakes(flow, id, { node, around }),
    ...unknownParameters(flow, id, { node, around }),
    ...consentMistakes(flow, id, { node, around }),
  ]);
}

interface Context {
  readonly node: Node;
  readonly around: Surroundings;
}

function unknownFlow(flow: Flow, id: string, { node, around }: Context): readonly Finding[] {
  const target = entered(node);
  if (target === undefined || around.flows.some((other) => other.id === target)) return [];
  const message = `there is no flow "${target}"`;
  return [error(flow, id, { message, cure: `write ${target}.yaml or name another flow` })];
}

function unknownCalculator(flow: Flow, id: string, { node, around }: Context): readonly Finding[] {
  if (node.kind !== 'calculate' || !around.calculators) return [];
  if (around.calculators.has(node.calculator)) return [];
  const message = `there is no calculator "${node.calculator}"`;
  return [
    error(flow, id, { message, cure: `use one of: ${[...around.calculators.keys()].join(', ')}` }),
  ];
}

function unknownRefusals(flow: Flow, id: string, { node, around }: Context): readonly Finding[] {
  if (node.kind !== 'calculate') return [];
  return Object.keys(node.refused)
    .filter((code) => code !== 'otherwise' && around.refusals?.has(code) === false)
    .map((code) =>
      error(flow, id, {
        message: `no calculator refuses as "${code}"`,
        cure: `use one of: otherwise, ${[...(around.refusals ?? [])].join(', ')}`,
      }),
    );
}

/** Fields of results that no calculator of this flow gives under that name. */
function unknownFields(flow: Flow, id: string, { node, around }: Context): readonly Finding[] {
  return templatesOf(node)
    .flatMap(fieldsInTemplate)
    .flatMap(([name, field]) => {
      const fields = fieldsOf(flow, name, around);
      if (!fields || fields.has(field)) return [];
      const message = `"${name}" has no field "${field}"`;
      return [error(flow, id, { message, cure: `use one of: ${[...fields].join(', ')}` })];
    });
}

/** Undefined when the name is given by something else than a known calculator. */
function fieldsOf(flow: Flow, name: string, { calculators }: Surroundings) {
  const results = nodesOf(flow).flatMap(([, node]) =>
    node.kind === 'calculate' && node.as === name ? [calculators?.get(node.calculator)] : [],
  );
  const known = results.filter((fields) => fields !== undefined);
  if (known.length === 0 || known.length < results.length) return undefined;
  return new Set([...known.flatMap((fields) => [...fields]), 'lines', 'warnings']);
}

function unknownParameters(flow: Flow, id: string, { node, around }: Context): readonly Finding[] {
  const expressions = [...expressionsOf(node), ...factsOf(node)];
  return [...templatesOf(node).flatMap(lawsIn), ...expressions.flatMap(lawsInExpression)]
    .filter((parameter) => around.parameters?.has(parameter) === false)
    .map((parameter) =>
      error(flow, id, {
        message: `there is no parameter "${parameter}"`,
        cure: 'name a file of content/parameters that holds one number, without ".yaml"; by group or sex with its key, | law: "poor"',
      }),
    );
}

function consentMistakes(flow: Flow, id: string, { node, around }: Context): readonly Finding[] {
  if (node.kind === 'ask' && node.answer === 'consent') {
    return [...unknownConsent(flow, id, { node, around }), ...reusedConsent(flow, id, node.reuse)];
  }
  if (node.kind !== 'capture_lead') return [];
  const kinds = assignedIn(flow, around.flows).get(node.consent);
  if (kinds?.has('consent') === true) return [];
  const message = `"${node.consent}" is no consent, so nothing may be captured`;
  return [error(flow, id, { message, cure: 'ask with "answer: consent" and name its variable' })];
}

function unknownConsent(flow: Flow, id: string, { node, around }: Context): readonly Finding[] {
  const name = node.kind === 'ask' ? (node.consent ?? '') : '';
  if (Object.hasOwn(around.phrases.consents, name)) return [];
  const message = `there is no consent text "${name}"`;
  return [
    error(flow, id, { message, cure: 'name one under "consents" of content/phrases/vi.yaml' }),
  ];
}

function reusedConsent(flow: Flow, id: string, reuse: boolean): readonly Finding[] {
  const message = 'a consent is given once, for the text that was shown';
  return reuse ? [error(flow, id, { message, cure: 'remove "reuse"' })] : [];
}
