import { z } from 'zod';
import { ANSWER_KINDS } from '../understanding/reading.ts';

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'use lower-case letters, digits and _');
const flowId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and -');
/** Liquid; a citizen reads it. */
const template = z.string().min(1);
/** Common Expression Language over the variables of the flow. */
const expression = z.string().min(1);

const choice = z.strictObject({
  /** Stays short: it travels in the payload of a button. */
  value: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'use letters, digits, _ . and -'),
  title: z.string().min(1),
  also: z.array(z.string().min(1)).default([]),
  next: id.optional(),
});

const say = z.strictObject({ kind: z.literal('say'), text: template, next: id });

const ask = z.strictObject({
  kind: z.literal('ask'),
  answer: z.enum(ANSWER_KINDS),
  /** The variable the answer is kept under. */
  as: id,
  text: template,
  /** What a good answer looks like; shown when an answer was not understood. */
  example: template.optional(),
  /** What "sửa …" calls this answer, e.g. "năm sinh". */
  called: z.array(z.string().min(1)).default([]),
  choices: z.array(choice).default([]),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  /** Id of the consent text in the phrases, for `answer: consent`. */
  consent: z.string().optional(),
  /** Do not ask when the person has already said it, in this flow or another. */
  reuse: z.boolean().default(false),
  next: id.optional(),
});

const calculate = z.strictObject({
  kind: z.literal('calculate'),
  calculator: z.string().min(1),
  with: z.record(z.string(), expression),
  /** The variable the result is kept under. */
  as: id,
  next: id,
  /** Where to go when the calculator refuses, by code; `otherwise` for the rest. */
  refused: z.record(z.string(), id).default({}),
});

const branch = z.strictObject({
  kind: z.literal('branch'),
  cases: z.array(z.strictObject({ when: expression, next: id })).min(1),
  otherwise: id,
});

const captureLead = z.strictObject({
  kind: z.literal('capture_lead'),
  wish: z.string().min(1),
  name: expression,
  phone: expression,
  province: expression,
  commune: expression.optional(),
  call_time: expression.optional(),
  facts: z.record(z.string(), expression).default({}),
  /** The variable of the consent answer; nothing is captured unless it is true. */
  consent: id,
  next: id,
});

const handOver = z.strictObject({
  kind: z.literal('hand_over'),
  reason: z.string().min(1),
  text: template.optional(),
  next: id.optional(),
});

const goTo = z.strictObject({ kind: z.literal('go_to'), flow: flowId });
const call = z.strictObject({ kind: z.literal('call'), flow: flowId, next: id });
const stop = z.strictObject({ kind: z.literal('stop'), text: template.optional() });
const erase = z.strictObject({ kind: z.literal('erase'), text: template.optional() });
const end = z.strictObject({ kind: z.literal('end'), text: template.optional() });

const nodeSchema = z.discriminatedUnion('kind', [
  say,
  ask,
  calculate,
  branch,
  captureLead,
  handOver,
  goTo,
  call,
  stop,
  erase,
  end,
]);

/** Every kind of node, for lists and tests. */
export const NODE_KINDS = nodeSchema.options.map(({ shape }) => shape.kind.value);

/** A consultation script as its author writes it; one YAML file, named after its id. */
export const flowFileSchema = z.strictObject({
  id: flowId,
  title: z.string().min(1),
  start: id,
  nodes: z.record(id, nodeSchema),
});

export type FlowFile = z.infer<typeof flowFileSchema>;
export type Node = z.infer<typeof nodeSchema>;
type NodeKind = Node['kind'];
export type NodeOf<Kind extends NodeKind> = Extract<Node, { kind: Kind }>;
export type AskNode = NodeOf<'ask'>;

/** A flow ready to run: `version` is a hash of its meaning, made by the loader. */
export interface Flow extends FlowFile {
  readonly version: string;
}
