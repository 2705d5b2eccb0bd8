import type { Flow, Node } from '../schema.ts';

/** The Liquid texts of a node: what it says, the example of a question, the estimate of a result. */
export function templatesOf(node: Node): readonly string[] {
  const text = 'text' in node ? node.text : undefined;
  const example = node.kind === 'ask' ? node.example : undefined;
  const estimate = node.kind === 'calculate' ? node.estimate : undefined;
  return [text, example, estimate].filter((template) => template !== undefined);
}

/** The CEL expressions of a node. */
export function expressionsOf(node: Node): readonly string[] {
  if (node.kind === 'calculate') return Object.values(node.with);
  if (node.kind === 'say') return Object.values(node.picture?.with ?? {});
  if (node.kind === 'branch') return node.cases.map(({ when }) => when);
  if (node.kind !== 'capture_lead') return [];
  const { name, phone, province, commune, call_time: callTime } = node;
  const all = [name, phone, province, commune, callTime];
  return all.filter((source) => source !== undefined);
}

/** The expressions that may also speak of what was said in any other flow. */
export function factsOf(node: Node): readonly string[] {
  return node.kind === 'capture_lead' ? Object.values(node.facts) : [];
}

/** Parameters that a template shows with the filter `law`: `id`, or `id:key` where a key is given. */
export function lawsIn(template: string): readonly string[] {
  const shown = /["']([^"']+)["']\s*\|\s*law\b(?:\s*:\s*["']([^"']*)["'])?/g;
  return [...template.matchAll(shown)].flatMap(([, id, key]) =>
    id === undefined ? [] : [key === undefined ? id : `${id}:${key}`],
  );
}

/** Ids of the parameters that an expression reads as `law["…"]`. */
export function lawsInExpression(source: string): readonly string[] {
  return [...source.matchAll(/\blaw\s*\[\s*(["'])(.*?)\1\s*\]/g)].flatMap(([, , id]) => id ?? []);
}

/** The words of a template that are said as they stand. */
export function plainWords(template: string): string {
  return template.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, '');
}

/** The outputs of a template: what stands between its double braces. */
export function outputsIn(template: string): readonly string[] {
  return [...template.matchAll(/\{\{-?(.*?)-?\}\}/gs)].flatMap(([, inside]) => inside ?? []);
}

/** Nodes with their ids. */
export function nodesOf(flow: Flow): readonly (readonly [string, Node])[] {
  return Object.entries(flow.nodes);
}
