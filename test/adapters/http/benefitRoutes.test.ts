import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { z } from 'zod';
import { policyRoutes } from '../../../src/adapters/http/policyRoutes.ts';
import { answerFrame, errorAnswer } from '../../../src/core/policy/answer.ts';
import { CALCULATORS } from '../../../src/core/policy/calculate.ts';
import { fc } from '../../support/fastCheck.ts';
import { policyCases } from '../../support/policyCases.ts';
import { shippedPolicy } from '../../support/shippedPolicy.ts';

const BENEFITS = [
  'pension-target',
  'lump-sum',
  'survivor',
  'funeral',
  'maternity',
  'monthly-allowance',
  'social-pension',
];

const policy = await shippedPolicy();
const server = createServer(express().use(policyRoutes({ ...policy, today: () => policy.today })));
const document = z.object({ paths: z.record(z.string(), z.unknown()) });
let base = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${z.object({ port: z.int() }).parse(server.address()).port}/api/v1`;
});
afterAll(async () => {
  server.close();
  await once(server, 'close');
});

describe.each(BENEFITS)('POST /api/v1/%s, as test/cases tells it', (name) => {
  const { answered, refused } = policyCases(name);

  it.each(answered)('$case: 200, every line names its figures and articles', async (asked) => {
    const { status, body } = await post(name, asked.ask);
    const { lines } = z.object(answerFrame).parse(body);

    expect(status).toBe(200);
    expect(body).toMatchObject(asked.answer ?? {});
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(({ parameters }) => parameters.length === 0)).toEqual([]);
    expect(lines.filter(({ references }) => references.length === 0)).toEqual([]);
  });

  it.each(refused)('$case: refused with a field and a sentence', async ({ ask, refuses }) => {
    const { status, body } = await post(name, ask);
    const { error } = errorAnswer.parse(body);

    expect(status).toBe(refuses === 'invalid_input' ? 400 : 422);
    expect(error).toMatchObject({ code: refuses, field: expect.stringMatching(/./) });
    expect(error.message).toMatch(/^Dạ, .* ạ\.$/s);
  });

  it('the API document has it, with the fields it guards', async () => {
    const { paths } = document.parse(await (await fetch(`${base}/openapi.json`)).json());

    expect(paths).toHaveProperty([`/api/v1/${name}`, 'post', 'operationId'], name);
    expect(paths).toHaveProperty(
      [`/api/v1/${name}`, 'post', 'requestBody', 'content', 'application/json', 'schema'],
      expect.objectContaining({ additionalProperties: false, type: 'object' }),
    );
  });
});

describe('malformed questions', () => {
  const lumpSum = {
    reason: 'abroad',
    first_contribution: '2015-01',
    months_before_2014: 0,
    months_from_2014: 12,
    average_income: 1_500_000,
  };
  const periods = [{ from: '2015-01', to: '2015-12', income: 1_500_000 }];
  const { reason, first_contribution } = lumpSum;
  const survivor = { months_before_2014: 0, months_from_2014: 60, average_income: 1_500_000 };
  const funeral = { on: '2026-11-22', total_months: 60 };
  const maternity = { on: '2026-11-22', months_in_last_12: 6, children: 1 };
  const allowance = {
    on: '2026-11-22',
    average_income: 1_500_000,
    years: 10,
    months_to_75: 100,
  };
  const target = { sex: 'female', years: 15, monthly_pension: 3_000_000 };
  const old = { birth_date: '1950-01-01' };

  it.each([
    ['lump-sum', { ...lumpSum, reason: 'tired' }, 'reason'],
    ['lump-sum', { ...lumpSum, first_contribution: '2015' }, 'first_contribution'],
    ['lump-sum', { ...lumpSum, first_contribution: '2015-02-30' }, 'first_contribution'],
    ['lump-sum', { ...lumpSum, first_contribution: undefined }, 'first_contribution'],
    ['lump-sum', { ...lumpSum, average_income: undefined }, 'average_income'],
    ['lump-sum', { ...lumpSum, average_income: 0 }, 'average_income'],
    ['lump-sum', { ...lumpSum, average_income: -1 }, 'average_income'],
    ['lump-sum', { ...lumpSum, average_income: 1.5 }, 'average_income'],
    ['lump-sum', { ...lumpSum, average_income: 1_000_000_001 }, 'average_income'],
    ['lump-sum', { ...lumpSum, months_before_2014: undefined }, 'months_before_2014'],
    ['lump-sum', { ...lumpSum, months_before_2014: -1 }, 'months_before_2014'],
    ['lump-sum', { ...lumpSum, months_before_2014: 1 }, 'months_before_2014'],
    ['lump-sum', { ...lumpSum, months_from_2014: undefined }, 'months_from_2014'],
    ['lump-sum', { ...lumpSum, months_from_2014: 1201 }, 'months_from_2014'],
    ['lump-sum', { ...lumpSum, months_from_2014: 0 }, 'months_from_2014'],
    ['lump-sum', { ...lumpSum, state_support_received: -1 }, 'state_support_received'],
    ['lump-sum', { ...lumpSum, periods }, 'periods'],
    ['lump-sum', { reason, first_contribution, periods: [] }, 'periods'],
    ['lump-sum', { reason, first_contribution, periods, average_income: 1 }, 'periods'],
    ['lump-sum', { reason, first_contribution }, 'months_before_2014'],
    ['lump-sum', { reason, first_contribution: '2015-02', periods }, 'first_contribution'],
    ['lump-sum', { ...lumpSum, province: 'hanoi' }, 'province'],
    ['survivor', { ...survivor, average_income: 1e300 }, 'average_income'],
    ['survivor', { ...survivor, months_from_2014: -1 }, 'months_from_2014'],
    ['survivor', { ...survivor, months_from_2014: 0 }, 'months_from_2014'],
    ['survivor', { ...survivor, periods }, 'periods'],
    ['funeral', { ...funeral, total_months: 1.5 }, 'total_months'],
    ['funeral', { ...funeral, on: '2026-02-30' }, 'on'],
    ['funeral', { ...funeral, on: undefined }, 'on'],
    ['maternity', { ...maternity, months_in_last_12: -1 }, 'months_in_last_12'],
    ['maternity', { ...maternity, children: 1.5 }, 'children'],
    ['maternity', { ...maternity, on: undefined }, 'on'],
    ['monthly-allowance', { ...allowance, years: 0.25 }, 'years'],
    ['monthly-allowance', { ...allowance, years: -1 }, 'years'],
    ['monthly-allowance', { ...allowance, months_to_75: 1e6 }, 'months_to_75'],
    ['monthly-allowance', { ...allowance, on: undefined }, 'on'],
    ['pension-target', { ...target, sex: 'F' }, 'sex'],
    ['pension-target', { ...target, years: '15' }, 'years'],
    ['pension-target', { ...target, years: 101 }, 'years'],
    ['pension-target', { ...target, monthly_pension: 1e12 }, 'monthly_pension'],
    ['social-pension', { ...old, birth_date: '1950-13-01' }, 'birth_date'],
    ['social-pension', { ...old, poor: true }, 'poor'],
  ])('%s %j: 400, names %s', async (name, question, field) => {
    const { status, body } = await post(name, question);

    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'invalid_input', field } });
  });
});

describe('any question with the right fields', () => {
  const question = fc.record({
    on: fc.constantFrom('2025-06-30', '2025-07-01', '2026-11-22', '2027-01-01', '2199-12-31'),
    reason: fc.constantFrom('retirement_age', 'stopped_12_months', 'disability', 'abroad'),
    first_contribution: fc.constantFrom('2008-01', '2013-12-31', '2025-06', '2025-07-01'),
    months_before_2014: fc.integer({ min: 0, max: 1201 }),
    months_from_2014: fc.integer({ min: 0, max: 1201 }),
    average_income: fc.integer({ min: 0, max: 1_000_000_001 }),
    state_support_received: fc.nat(),
    total_months: fc.integer({ min: -1, max: 1201 }),
    months_in_last_12: fc.integer({ min: -1, max: 13 }),
    children: fc.integer({ min: 0, max: 11 }),
    years: fc.integer({ min: 0, max: 202 }).map((halves) => halves / 2),
    months_to_75: fc.integer({ min: 0, max: 1201 }),
    sex: fc.constantFrom('male', 'female'),
    monthly_pension: fc.integer({ min: 0, max: 60_000_000 }),
    birth_date: fc.constantFrom('1900', '1951', '1956-02-29', '2026-11-23', '2199-12-31'),
    poor_or_near_poor: fc.boolean(),
  });

  it.each(BENEFITS)('%s: amounts of zero or more, or a refusal; never a crash', async (name) => {
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(question, async (fields) => {
        const { status, body } = await post(name, only(fieldsOf(name), fields));
        statuses.add(status);
        const numbers = Object.values(z.record(z.string(), z.unknown()).parse(body)).filter(
          (value) => typeof value === 'number',
        );
        expect([200, 400, 422]).toContain(status);
        expect(numbers.filter((value) => !isAmountOrShare(value))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(statuses).toContain(200);
  });
});

/** Zero or more, exact as a number, at most two decimals. */
function isAmountOrShare(value: number): boolean {
  return value >= 0 && value <= Number.MAX_SAFE_INTEGER && Math.round(value * 100) / 100 === value;
}

/** The fields a calculator knows, without the periods, by its own document. */
function fieldsOf(name: string): string[] {
  const input = CALCULATORS.get(name)?.input ?? z.never();
  const schema = z.object({ properties: z.record(z.string(), z.unknown()) });
  const { properties } = schema.parse(z.toJSONSchema(input, { io: 'input' }));
  return Object.keys(properties).filter((field) => field !== 'periods');
}

function only(names: readonly string[], fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => names.includes(field)));
}

async function post(name: string, question: object) {
  const response = await fetch(`${base}/${name}`, {
    method: 'POST',
    body: JSON.stringify(question),
    headers: { 'content-type': 'application/json' },
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}
