import { entered, exitsOf } from './graph.ts';
import type { Flow, Node } from './schema.ts';

/** A box of the drawing: what an author recognises the node by. */
export interface Box {
  readonly id: string;
  readonly kind: Node['kind'] | 'flow';
  readonly label: string;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** A flow as boxes and arrows; the flows it enters are boxes of their own. */
export interface Drawing {
  readonly title: string;
  readonly start: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** Characters of a text or condition that a drawing shows. */
const LABEL_LENGTH = 40;

/** The drawing of a flow, in the order its file is written. */
export function drawingOf(flow: Flow): Drawing {
  const nodes = Object.entries(flow.nodes);
  const targets = [...new Set(nodes.flatMap(([, node]) => entered(node) ?? []))];
  return {
    title: flow.title,
    start: flow.start,
    boxes: [
      ...nodes.map(([id, node]) => ({ id, kind: node.kind, label: `${id}: ${gist(node)}` })),
      ...targets.map((id) => ({ id: flowBox(id), kind: 'flow' as const, label: id })),
    ],
    arrows: nodes.flatMap(([from, node]) => [
      ...exitsOf(node).map(({ to, label }) => ({ from, to, label: short(label) })),
      ...entryArrow(from, node),
    ]),
  };
}

/** The drawing in Mermaid. */
export function toMermaid({ boxes, arrows }: Drawing): string {
  const lines = [
    'flowchart TD',
    ...boxes.map(({ id, kind, label }) => `  ${id}${shape(kind, quoted(label))}`),
    ...arrows.map(({ from, to, label }) => `  ${from} -->${label && `|${quoted(label)}|`} ${to}`),
  ];
  return `${lines.join('\n')}\n`;
}

function entryArrow(from: string, node: Node): readonly Arrow[] {
  const target = entered(node);
  return target === undefined ? [] : [{ from, to: flowBox(target), label: '' }];
}

/** Ids of flows may equal those of nodes. */
function flowBox(id: string): string {
  return `flow_${id.replaceAll('-', '_')}`;
}

function gist(node: Node): string {
  if ('text' in node && node.text !== undefined) return short(withoutLiquid(node.text));
  if (node.kind === 'calculate') return node.calculator;
  return entered(node) ?? (node.kind === 'capture_lead' ? node.wish : node.kind);
}

/** The words of a template, its outputs named in brackets. */
function withoutLiquid(template: string): string {
  return template
    .replace(/\{%.*?%\}/gs, ' ')
    .replace(/\{\{-?\s*([^|}]*?)\s*(?:\|.*?)?-?\}\}/gs, '[$1]');
}

function short(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  if (characters.length <= LABEL_LENGTH) return characters.join('');
  return `${characters.slice(0, LABEL_LENGTH - 1).join('')}…`;
}

function shape(kind: Box['kind'], label: string): string {
  if (kind === 'ask') return `[/${label}/]`;
  if (kind === 'branch' || kind === 'calculate') return `{{${label}}}`;
  return kind === 'flow' ? `[[${label}]]` : `(${label})`;
}

/** Mermaid reads entities, so that quotes and braces of a text do not end a label. */
function quoted(text: string): string {
  const codes: Readonly<Record<string, string>> = { '"': '#quot;', '<': '#lt;', '>': '#gt;' };
  return `"${text.replace(/["<>]/g, (sign) => codes[sign] ?? sign)}"`;
}
