import { z } from 'zod';
import { ANSWER_KINDS, SLOT_KINDS } from '../understanding/reading.ts';

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'use lower-case letters, digits and _');
const flowId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and -');
const template = z
  .string()
  .min(1)
  .describe('Liquid, with the filters vnd, percent, date, months, place, phone, law and plain');
const expression = z
  .string()
  .min(1)
  .describe('Common Expression Language; a variable without a value yet is null');

const choice = z.strictObject({
  /** Stays short: it travels in the payload of a button. */
  value: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'use letters, digits, _ . and -'),
  title: z.string().min(1),
  also: z.array(z.string().min(1)).default([]),
  means: z
    .array(z.string().min(1))
    .describe('Values of the slot, from lexicon/facts.yaml, that this choice stands for as well')
    .optional(),
  next: id.optional(),
});

const picture = z.strictObject({
  name: z.string().min(1).describe('The name of a picture'),
  with: z.record(z.string(), expression).describe('What it is drawn from'),
});

const linkTitle = z.string().min(1).max(20).describe('At most 20 characters, for a button');

const link = z.union([
  z.strictObject({ title: linkTitle, url: z.url({ protocol: /^https$/ }) }),
  z.strictObject({
    title: linkTitle,
    phone: z.string().regex(/^\+84\d{6,10}$/, 'write the number as +84…'),
  }),
]);

const say = z.strictObject({
  kind: z.literal('say').describe('Says a text and goes on'),
  text: template,
  picture: picture
    .describe('Sent with the text; what it shows is also said in words, so the text need not')
    .optional(),
  links: z
    .array(link)
    .min(1)
    .max(3)
    .describe('Pages to open and numbers to call, as buttons or as lines of the text')
    .optional(),
  next: id,
});

const ask = z.strictObject({
  kind: z.literal('ask').describe('Asks a question and waits for its answer'),
  answer: z.enum(ANSWER_KINDS),
  as: id.describe('The variable the answer is kept under'),
  text: template,
  example: template
    .describe(
      'Liquid like a text: what a good answer looks like, shown when an answer was not understood',
    )
    .optional(),
  called: z
    .array(z.string().min(1))
    .describe('What "sửa …" calls this answer, e.g. "năm sinh"; the first is shown on a button')
    .default([]),
  choices: z.array(choice).default([]),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  consent: z.string().describe('Id of the consent text in phrases/vi.yaml').optional(),
  reuse: z
    .boolean()
    .describe('Do not ask when the person has already said it, in this flow or another')
    .default(false),
  contact_form: z
    .boolean()
    .describe(
      'Offers the platform’s own means beside the question: with answer "name" Zalo’s form for name, phone and address, with "phone" Messenger’s button with the phone; ask for consent before',
    )
    .optional(),
  slot: z
    .enum(SLOT_KINDS)
    .describe(
      'What of a free text answers this question beforehand; with "reuse", a birth date, sex, province or commune needs no "slot"',
    )
    .optional(),
  assume: z
    .strictObject({ value: z.string().min(1), said: z.string().min(1) })
    .describe(
      'What an estimate takes for granted while this is not answered, and how it says so: "đóng hằng tháng"',
    )
    .optional(),
  next: id.optional(),
});

const calculate = z.strictObject({
  kind: z.literal('calculate').describe('Runs a calculator of the law'),
  calculator: z.string().min(1),
  with: z.record(z.string(), expression),
  as: id.describe('The variable the result is kept under, with its lines and warnings'),
  estimate: template
    .describe(
      'Said at once to somebody who opens the flow with facts in the same sentence: the result under what the questions assume, which it names with {{ assumed }}',
    )
    .optional(),
  next: id,
  refused: z
    .record(z.string(), id)
    .describe('Where to go when the calculator refuses, by code; "otherwise" for the rest')
    .default({}),
});

const branch = z.strictObject({
  kind: z.literal('branch').describe('Goes where the first true condition leads'),
  cases: z.array(z.strictObject({ when: expression, next: id })).min(1),
  otherwise: id,
});

const captureLead = z.strictObject({
  kind: z.literal('capture_lead').describe('Keeps the contact of somebody who agreed to it'),
  wish: z.string().min(1),
  name: expression,
  phone: expression,
  province: expression,
  commune: expression.optional(),
  call_time: expression.optional(),
  facts: z
    .record(z.string(), expression)
    .describe('For the agent; may also name what was answered in other flows')
    .default({}),
  consent: id.describe('The variable of the consent; nothing is captured unless it is yes'),
  next: id,
});

const handOver = z.strictObject({
  kind: z.literal('hand_over').describe('Asks a person to take over'),
  reason: z.string().min(1),
  text: template.optional(),
  next: id.optional(),
});

const goTo = z.strictObject({
  kind: z.literal('go_to').describe('Leaves this flow for another'),
  flow: flowId,
});
const call = z.strictObject({
  kind: z.literal('call').describe('Walks through another flow and returns'),
  flow: flowId,
  next: id,
});
const stop = z.strictObject({
  kind: z.literal('stop').describe('The bot falls silent until the person starts again'),
  text: template.optional(),
});
const erase = z.strictObject({
  kind: z.literal('erase').describe('Erases everything about the person'),
  text: template.optional(),
});
const end = z.strictObject({
  kind: z.literal('end').describe('The end of the flow; a called flow returns'),
  text: template.optional(),
});

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
  called: z
    .array(z.string().min(1))
    .describe('How people ask for it in their own words; two words or more open it anywhere')
    .default([]),
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
