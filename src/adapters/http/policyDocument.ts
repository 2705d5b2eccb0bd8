import { z } from 'zod';
import { answerFrame, errorAnswer, shownReference } from '../../core/policy/answer.ts';
import { CALCULATORS } from '../../core/policy/calculate.ts';
import type { Calculator } from '../../core/policy/calculate.ts';
import { faqAnswer, faqQuery } from './knowledgeRoutes.ts';

const VERSION = '1';

/** The OpenAPI 3.1 document of the calculators, made from the schemas that guard them. */
export function policyDocument(): object {
  const calculators = [...CALCULATORS].map(([name, calculator]): [string, object] => [
    `/api/v1/${name}`,
    { post: operation(name, calculator) },
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'An Sinh: voluntary social insurance in Việt Nam',
      version: VERSION,
      description:
        'Amounts in whole VND, rates in percent, dates YYYY-MM-DD, months YYYY-MM. Every answer names the law it rests on.',
    },
    paths: {
      ...Object.fromEntries(calculators),
      '/api/v1/parameters': { get: parameters() },
      '/api/v1/faq': { get: faq() },
    },
    components: { schemas: { Error: schemaOf(errorAnswer) } },
  };
}

function operation(name: string, { input, result }: Calculator) {
  return {
    operationId: name,
    requestBody: { required: true, content: json(schemaOf(input)) },
    responses: {
      200: {
        description: 'The result, its law',
        content: json(schemaOf(result.extend(answerFrame))),
      },
      400: refusal('Malformed: the field is named'),
      413: refusal('Above 64 KiB'),
      422: refusal('Understood, but a rule says no; `allowed` says what is allowed'),
    },
  };
}

function parameters() {
  const on = { name: 'on', in: 'query', schema: { type: 'string', format: 'date' } };
  return {
    operationId: 'parameters',
    parameters: [on],
    responses: {
      200: { description: 'The figures in force', content: json(schemaOf(parametersAnswer)) },
      400: refusal('Malformed day'),
    },
  };
}

/** The curated answer to a free question. */
function faq() {
  const { properties = {}, required = [] } = z.toJSONSchema(faqQuery, { io: 'input' });
  return {
    operationId: 'faq',
    parameters: Object.entries(properties).map(([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema,
    })),
    responses: {
      200: {
        description: 'The answer, up to three to choose from, or none',
        content: json(schemaOf(faqAnswer)),
      },
      400: refusal('Malformed: the field is named'),
    },
  };
}

const parametersAnswer = z.object({
  on: z.string(),
  parameters: z.array(
    z.object({
      id: z.string(),
      description: z.string(),
      name: z.string().optional(),
      unit: z.string(),
      value: z.unknown(),
      to: z.string().optional(),
      reference: shownReference,
      status: z.string(),
      to_confirm: z.array(z.string()),
      note: z.string().optional(),
    }),
  ),
  not_found: z.array(z.object({ id: z.string(), description: z.string(), note: z.string() })),
});

function refusal(description: string) {
  return { description, content: json({ $ref: '#/components/schemas/Error' }) };
}

function json(schema: object) {
  return { 'application/json': { schema } };
}

function schemaOf(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { io: 'input' });
}
