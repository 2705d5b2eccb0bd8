import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { errorAnswer } from '../../../src/core/policy/answer.ts';
import { CALCULATORS } from '../../../src/core/policy/calculate.ts';
import { fc } from '../../support/fastCheck.ts';
import { policyCases } from '../../support/policyCases.ts';
import { servePolicy } from '../../support/policyServer.ts';

const { post, close } = await servePolicy();
afterAll(close);

const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u;

const cases = z
  .array(
    z.strictObject({
      case: z.string(),
      calculator: z.string(),
      body: z.string(),
      status: z.int(),
      code: z.string(),
      field: z.string().optional(),
      says: z.string(),
    }),
  )
  .parse(parse(readFileSync('test/cases/bad-input.yaml', 'utf8')));

describe('bad input to the calculators, as test/cases tells it', () => {
  it.each(cases.filter(({ status }) => status !== 200))(
    '$calculator, $case: $status $code',
    async ({ calculator, body, status, code, field, says }) => {
      const answer = await post(calculator, body);

      expect(answer.status).toBe(status);
      const { error } = errorAnswer.parse(answer.body);
      expect(error).toMatchObject({ code });
      expect(error.field).toBe(field);
      expect(error.message).toMatch(new RegExp(says));
    },
  );

  it.each(cases.filter(({ status }) => status === 200))(
    '$calculator, $case: answered with $code',
    async ({ calculator, body, code, says }) => {
      const answer = await post(calculator, body);

      expect(answer.status).toBe(200);
      const told = remarks.parse(answer.body);
      const about = [...told.reasons, ...told.warnings].find((remark) => remark.code === code);
      expect(about?.text ?? about?.message).toMatch(new RegExp(says));
    },
  );
});

const remark = z.object({
  code: z.string(),
  text: z.string().optional(),
  message: z.string().optional(),
});
const remarks = z.object({ reasons: z.array(remark).default([]), warnings: z.array(remark) });

const jsonSchema = z.object({
  properties: z.record(z.string(), z.object({ type: z.string().optional() })),
});

/** Every field of every calculator, with a question that is answered when the field is left alone. */
const fields = [...CALCULATORS].flatMap(([calculator, { input }]) => {
  const { properties } = jsonSchema.parse(z.toJSONSchema(input, { io: 'input' }));
  const asks = policyCases(calculator).answered.map(({ ask }) => ask);
  return Object.entries(properties).map(([field, { type }]) => {
    const ask = asks.find((each) => field in each) ?? asks[0] ?? {};
    return { calculator, field, type: type ?? 'string', ask };
  });
});
const numbers = fields.filter(({ type }) => type === 'integer' || type === 'number');
const birthDates = fields.filter(({ field }) => field === 'birth_date');

describe('every field of every calculator', () => {
  it.each(fields)('$calculator, $field ($type) of another kind: 400 names it', async (each) => {
    const { calculator, field, type, ask } = each;
    const junk: [string, unknown][] = [
      ['string', 'x'.repeat(101)],
      ['number', 0.123456789],
      ['boolean', true],
      ['array', [[]]],
      ['object', { toString: 1 }],
      ['null', null],
    ];
    for (const [kind, value] of junk.filter(([kind]) => kind !== type || kind === 'array')) {
      const { status, body } = await post(calculator, JSON.stringify({ ...ask, [field]: value }));
      const { error } = errorAnswer.parse(body);
      expect({ kind, status, code: error.code }).toEqual({
        kind,
        status: 400,
        code: 'invalid_input',
      });
      expect(`${error.field ?? ''}.`).toContain(`${field}.`);
      expect(error.message).toMatch(VIETNAMESE);
      expect(error.message).not.toContain(`“${field}”`);
      expect(error.allowed).toBeDefined();
    }
  });

  it.each(numbers)('$calculator, $field beyond all numbers: 400 names it', async (each) => {
    const { calculator, field, ask } = each;
    const body = JSON.stringify({ ...ask, [field]: 'HUGE' }).replace('"HUGE"', '1e309');

    const answer = await post(calculator, body);

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { code: 'invalid_input', field } });
  });

  it.each(numbers)('$calculator, $field below 0: never answered', async (each) => {
    const { calculator, field, ask } = each;

    const answer = await post(calculator, JSON.stringify({ ...ask, [field]: -1 }));

    expect([400, 422]).toContain(answer.status);
    expect(errorAnswer.parse(answer.body).error).toMatchObject({ field });
  });

  it.each(birthDates)('$calculator: a birth date that cannot be is told', async (each) => {
    const { calculator, ask } = each;
    for (const birth of [
      '1985-02-31',
      '1985-13-01',
      '1800',
      '1800-01-01',
      '31/02/1985',
      '',
      1985,
    ]) {
      const answer = await post(calculator, JSON.stringify({ ...ask, birth_date: birth }));
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ error: { field: 'birth_date' } });
    }
    const unborn = await post(calculator, JSON.stringify({ ...ask, birth_date: '2199-12-31' }));
    expect(unborn.status).toBe(422);
    expect(unborn.body).toMatchObject({ error: { code: 'birth_date_in_future' } });
  });

  it.each([...CALCULATORS.keys()])(
    '%s: a field nobody knows is told with those known',
    async (name) => {
      for (const key of ['incom', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
        const [{ ask } = { ask: {} }] = policyCases(name).answered;
        const body = `{${JSON.stringify(key)}:{"a":1},${JSON.stringify(ask).slice(1)}`;
        const answer = await post(name, body);
        expect({ key, status: answer.status }).toEqual({ key, status: 400 });
        expect(errorAnswer.safeParse(answer.body).success).toBe(true);
      }
    },
  );
});

/** Raw JSON, so that numbers and keys no object can hold reach the door. */
const junk = fc.oneof(
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.constantFrom('1e309', '-1e309', '1e-400', '-0', '9007199254740993', '0.1', '-1', '""', 'null'),
  fc.constantFrom('{"__proto__":{"income":1}}', '{"constructor":{"prototype":1}}', '"__proto__"'),
  fc.nat(400).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.nat(400).map((depth) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => JSON.stringify(text)),
);
const keys = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'length'),
  fc.string(),
);
/** Every question the tables hold, the refused ones too. */
const asks = [...CALCULATORS.keys()].flatMap((name) => {
  const { answered, refused } = policyCases(name);
  return [...answered, ...refused].map(({ ask }) => ({ name, ask }));
});
/** A change of one field: dropped, added, made junk, or given the value of another question. */
const change = fc.record({
  kind: fc.constantFrom('drop', 'add', 'spoil', 'swap', 'swap', 'swap'),
  at: fc.nat(),
  key: keys,
  value: junk,
  other: fc.nat(),
});

/** A question of the tables with one to three fields changed. */
const mutated = fc
  .tuple(fc.constantFrom(...asks), fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([{ name, ask }, changes]) => {
    const members = Object.entries(ask).map(([key, value]): [string, string] => [
      key,
      JSON.stringify(value),
    ]);
    for (const { kind, at, key, value, other } of changes) {
      const index = at % Math.max(1, members.length);
      const [old = key] = members[index] ?? [];
      if (kind === 'drop') members.splice(index, 1);
      else if (kind === 'add') members.push([key, value]);
      else members.splice(index, 1, [old, kind === 'spoil' ? value : valueOf(name, old, other)]);
    }
    const body = members.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',');
    return { name, body: `{${body}}` };
  });

/** What some question of the same calculator gives for the field. */
function valueOf(name: string, field: string, at: number): string {
  const given = asks.filter((each) => each.name === name && field in each.ask);
  return JSON.stringify(given[at % Math.max(1, given.length)]?.ask[field] ?? null);
}

const anything = fc.record({ name: fc.constantFrom(...CALCULATORS.keys()), body: junk });

const RUNS = 1_000;

describe('a thousand bodies nobody thought of', () => {
  it('are answered, refused or malformed in the one frame, never a crash', async () => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: mutated }, anything), async (question) => {
        const { status, body } = await post(question.name, question.body);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        expect([200, 400, 422]).toContain(status);
        const framed =
          status === 200
            ? remarks.safeParse(body).success
            : VIETNAMESE.test(errorAnswer.parse(body).error.message);
        expect(framed).toBe(true);
      }),
      { numRuns: RUNS },
    );
    // Junk alone would bring nothing but 400: each kind of answer must have had its share.
    const rare = [200, 400, 422].filter((status) => (seen.get(status) ?? 0) < RUNS / 100);
    expect(rare).toEqual([]);
  });
});
