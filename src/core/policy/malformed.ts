import { z } from 'zod';
import { decimalComma } from '../shared/decimalComma.ts';
import { groupThousands } from '../shared/money.ts';
import type { Refusal } from './assessment.ts';
import { ALLOWED_KEYS, fill } from './words.ts';
import type { AllowedKey, Facts, PolicyWords } from './words.ts';

/** Why inputs cannot be read: which field, and what belongs there. */
export interface Malformed {
  /** The path of the first thing wrong, e.g. `periods.0.from`; empty for the whole input. */
  readonly field: string;
  /** The JSON schema of the field, or the names that are known where the field is not. */
  readonly allowed: unknown;
  /** The sentence: what stands in the field is wrong, or nobody knows the field. */
  readonly sentence: 'invalid_input' | 'unknown_field';
  /** The phrase that tells a person what is allowed, with its facts. */
  readonly phrase: AllowedKey;
  readonly facts: Facts;
}

/** The first thing wrong with inputs that `input` refused: its field, and what belongs there. */
export function malformed(input: z.ZodType, { issues: [issue] }: z.ZodError): Malformed {
  const path = issue?.path ?? [];
  const at = schemaAt(z.toJSONSchema(input, { io: 'input' }), path);
  if (issue?.code === 'unrecognized_keys') {
    const known = Object.keys(at.properties ?? {});
    const field = [...path, ...issue.keys.slice(0, 1)].map(String).join('.');
    return { field, allowed: known, sentence: 'unknown_field', ...withFields(known) };
  }
  const field = path.map(String).join('.');
  return { field, allowed: at, sentence: 'invalid_input', ...(ruleOf(issue) ?? needOf(at)) };
}

/** What a citizen hears when a field cannot be read, under the code `invalid_input`. */
export function malformedRefusal(words: PolicyWords, wrong: Malformed): Refusal {
  const { field, allowed } = wrong;
  const facts = {
    field: spokenName(words, field),
    allowed: fill(words.allowed[wrong.phrase], wrong.facts),
  };
  const message = fill(words.refusals[wrong.sentence], facts);
  return { code: 'invalid_input', message, field, allowed };
}

const LONGEST_NAME = 40;

/** What people call a field: the last name of its path. An unknown one is as it came, cut short. */
function spokenName({ fields }: PolicyWords, field: string): string {
  const name = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? field;
  const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return known ?? name.slice(0, LONGEST_NAME);
}

/** The parts of JSON Schema that say what is allowed; `examples` stand for a date's pattern. */
const fieldSchema = z.object({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  examples: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  multipleOf: z.number().optional(),
  maxLength: z.number().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.object({ examples: z.array(z.string()).optional() })).optional(),
});

type FieldSchema = z.infer<typeof fieldSchema>;

function schemaAt(schema: unknown, path: readonly PropertyKey[]): FieldSchema {
  const here = fieldSchema.parse(schema);
  const [step, ...rest] = path;
  if (step === undefined) return here;
  const next = typeof step === 'number' ? here.items : here.properties?.[String(step)];
  return schemaAt(next ?? {}, rest);
}

type Need = Pick<Malformed, 'phrase' | 'facts'>;

const rule = z.object({ params: z.object({ phrase: z.enum(ALLOWED_KEYS) }) });

/** What a rule between several fields says of itself (`needs`): the field alone may be lawful. */
function ruleOf(issue: unknown): Need | undefined {
  const own = rule.safeParse(issue).data;
  return own && { phrase: own.params.phrase, facts: {} };
}

function needOf(at: FieldSchema): Need {
  if (at.enum) return { phrase: 'choice', facts: { choices: at.enum.join(', ') } };
  const examples = [at, ...(at.anyOf ?? [])].flatMap((either) => either.examples ?? []);
  if (examples.length > 0) return likeOneOf(examples);
  return NEEDS.get(at.type ?? '')?.(at) ?? { phrase: 'as_documented', facts: {} };
}

function likeOneOf(examples: readonly string[]): Need {
  return { phrase: 'written_like', facts: { examples: examples.join(', ') } };
}

const NEEDS: ReadonlyMap<string, (at: FieldSchema) => Need> = new Map<
  string,
  (at: FieldSchema) => Need
>([
  ['integer', (at) => within('whole_number', at)],
  ['number', (at) => within('number', at)],
  ['boolean', () => ({ phrase: 'yes_no', facts: {} })],
  ['array', ({ items }) => listOf(fieldSchema.safeParse(items).data)],
  ['object', ({ properties }) => withFields(Object.keys(properties ?? {}))],
  ['string', ({ maxLength = Infinity }) => ({ phrase: 'text', facts: { maximum: maxLength } })],
]);

/** A bound that only says how far a machine counts is none. */
function within(
  kind: 'whole_number' | 'number',
  { minimum, maximum, multipleOf: step }: FieldSchema,
): Need {
  const low = bound(minimum);
  const high = bound(maximum);
  if (low === undefined) return { phrase: kind, facts: {} };
  if (high === undefined) return { phrase: `${kind}_from`, facts: { minimum: low } };
  const facts = { minimum: low, maximum: high };
  if (step === undefined) return { phrase: `${kind}_between`, facts };
  return { phrase: 'number_in_steps', facts: { ...facts, step: decimalComma(step) } };
}

/** As people write it: 0,5 and 1.200. */
function bound(limit: number | undefined): string | undefined {
  if (limit === undefined || Math.abs(limit) === Number.MAX_SAFE_INTEGER) return undefined;
  return Number.isInteger(limit) ? groupThousands(limit) : decimalComma(limit);
}

function listOf(items: FieldSchema | undefined): Need {
  const choices = items?.enum ?? Object.keys(items?.properties ?? {});
  return { phrase: items?.enum ? 'list_of' : 'list_with', facts: { choices: choices.join(', ') } };
}

function withFields(fields: readonly string[]): Need {
  return { phrase: 'known_fields', facts: { choices: fields.join(', ') } };
}
