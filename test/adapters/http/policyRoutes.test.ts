import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { errorAnswer } from '../../../src/core/policy/answer.ts';
import { CALCULATORS } from '../../../src/core/policy/calculate.ts';
import { fc } from '../../support/fastCheck.ts';
import { servePolicy } from '../../support/policyServer.ts';

const { base, post, close } = await servePolicy();
const LOWEST = { income: 1_500_000, method: 'monthly', province: 'lao_cai' };
/** What was looked for in vain in the law of 2024. */
const UNKNOWN = [
  'decree-134-2015/late-interest-multiple',
  'decree-134-2015/missing-months-support',
  'lao-cai/contribution-support',
];

afterAll(close);

describe('POST /api/v1/<calculator>', () => {
  it('a question within the rules: 200 with the result, its lines and warnings', async () => {
    const answer = await post('contribution', JSON.stringify(LOWEST));

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      gross: 330000,
      state_support: 66000,
      net: 264000,
      lines: expect.arrayContaining([expect.objectContaining({ amount: 264000 })]),
      warnings: [{ code: 'local_support_not_found' }],
    });
  });

  it.each([
    ['eligibility', { birth_date: '1985', situation: 'farmer' }, { decision: 'eligible' }],
    ['retirement-age', { sex: 'female', birth_date: '1985' }, { on: '2045-01-01' }],
    [
      'pension',
      { sex: 'female', birth_date: '1985', years: 15, average_income: 4000000 },
      { monthly_pension: 1800000 },
    ],
  ])('%s %j: 200', async (name, question, expected) => {
    const answer = await post(name, JSON.stringify(question));

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ ...expected, warnings: [] });
  });

  it('plan: 200 with the main way, the others beside it, and the law behind both', async () => {
    const question = { sex: 'female', birth_date: '1985', income: 1500000, compare: ['lump_sum'] };

    const answer = await post('plan', JSON.stringify({ ...question, paid_months: 12 }));

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      pension_from: '2045-02-01',
      alternatives: [{ kind: 'lump_sum', pension_from: null, lump_sum: 3000000 }],
      lines: expect.arrayContaining([expect.objectContaining({ amount: 3000000 })]),
    });
  });

  it('no day named: the rules of the injected today count', async () => {
    const answer = await post('contribution', JSON.stringify({ ...LOWEST, income: 50_600_000 }));

    expect(answer.body).toMatchObject({ gross: 11132000 });
  });

  it.each([
    {
      why: 'below the lowest income',
      change: { income: 1 },
      code: 'income_below_minimum',
      field: 'income',
      allowed: { minimum: 1500000 },
    },
    {
      why: 'above the highest income',
      change: { income: 50_600_001 },
      code: 'income_above_maximum',
      field: 'income',
      allowed: { maximum: 50600000 },
    },
    {
      why: 'too many years',
      change: { method: 'years_ahead', years: 6 },
      code: 'method_not_allowed',
      field: 'years',
      allowed: { minimum: 2, maximum: 5 },
    },
    {
      why: 'late payment',
      change: { method: 'late', months: 1 },
      code: 'rule_not_confirmed',
      field: 'method',
      allowed: undefined,
    },
    {
      why: 'a day without rules',
      change: { on: '2015-12-31' },
      code: 'no_value_for_date',
      field: 'on',
      allowed: { on: '2015-12-31' },
    },
  ])('$why: 422 $code', async ({ change, code, field, allowed }) => {
    const answer = await post('contribution', JSON.stringify({ ...LOWEST, ...change }));

    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ error: { code, field, ...(allowed ? { allowed } : {}) } });
  });

  it.each([
    {
      why: 'text where a number belongs',
      body: '{"income":"1500000","method":"monthly"}',
      code: 'invalid_input',
    },
    {
      why: 'a number beyond all numbers',
      body: '{"income":1e309,"method":"monthly"}',
      code: 'invalid_input',
    },
    { why: 'a missing field', body: '{"method":"monthly"}', code: 'invalid_input' },
    {
      why: 'an unknown field',
      body: '{"income":1500000,"method":"monthly","x":1}',
      code: 'invalid_input',
    },
    { why: 'a list', body: '[]', code: 'invalid_json' },
    { why: 'a bare number', body: '1', code: 'invalid_json' },
    { why: 'null', body: 'null', code: 'invalid_json' },
    { why: 'broken JSON', body: '{"income":', code: 'invalid_json' },
    { why: 'nothing', body: '', code: 'invalid_input' },
  ])('$why: 400 $code', async ({ body, code }) => {
    const answer = await post('contribution', body);

    expect(answer.status).toBe(400);
    expect(errorAnswer.parse(answer.body).error).toMatchObject({ code });
  });

  it.each([
    {
      why: 'another type',
      headers: { 'content-type': 'text/plain' },
      code: 'unsupported_media_type',
    },
    {
      why: 'a form',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      code: 'unsupported_media_type',
    },
    {
      why: 'an unknown encoding',
      headers: { 'content-encoding': 'rot13' },
      code: 'unreadable_request',
    },
    { why: 'no gzip at all', headers: { 'content-encoding': 'gzip' }, code: 'unreadable_request' },
    {
      why: 'an unknown charset',
      headers: { 'content-type': 'application/json; charset=klingon' },
      code: 'unreadable_request',
    },
  ])('$why: 400 $code', async ({ headers, code }) => {
    const answer = await post('contribution', JSON.stringify(LOWEST), headers);

    expect(answer.status).toBe(400);
    expect(errorAnswer.parse(answer.body).error).toMatchObject({ code });
  });

  it.each([
    { size: 64 * 1024, status: 400, what: 'exactly 64 KiB' },
    { size: 64 * 1024 + 1, status: 413, what: 'one byte more' },
  ])('$what: $status', async ({ size, status }) => {
    const body = JSON.stringify({ province: '' });
    const padded = body.replace('""', `"${'x'.repeat(size - body.length)}"`);

    const answer = await post('contribution', padded);

    expect(answer.status).toBe(status);
    expect(errorAnswer.safeParse(answer.body).success).toBe(true);
  });

  it('a small gzip of a large body: 413', async () => {
    const body = gzipSync(JSON.stringify({ province: 'x'.repeat(1_000_000) }));

    const answer = await post('contribution', body, { 'content-encoding': 'gzip' });

    expect(answer.status).toBe(413);
  });

  it('any JSON at all: answered, refused or malformed, never a crash', async () => {
    const likely = fc.record(
      {
        on: fc.oneof(
          fc.constantFrom('2026-11-22', '0000-02-29', '9999-12-31', '2199-12-31'),
          fc.string(),
        ),
        income: fc.oneof(fc.integer(), fc.double(), fc.constant(1_500_000)),
        method: fc.constantFrom('monthly', 'years_ahead', 'missing_months', 'late', '__proto__'),
        years: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.double(), fc.integer()),
        months: fc.oneof(fc.integer({ min: 0, max: 99 }), fc.integer()),
        groups: fc.array(fc.constantFrom('poor', 'near_poor', 'other', 'constructor')),
        province: fc.oneof(fc.constantFrom('hanoi', 'lao_cai', '__proto__'), fc.string()),
        fund_rate_percent: fc.oneof(fc.double(), fc.double({ min: 0, max: 10, noNaN: true })),
        support_months_used: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer()),
        sex: fc.constantFrom('male', 'female', 'toString'),
        birth_date: fc.oneof(
          fc.constantFrom('1985', '1900', '2199', '2199-12-31', '1985-05-20'),
          fc.string(),
        ),
        situation: fc.constantFrom(
          'free',
          'part_time_employee',
          'business_household_other',
          'valueOf',
        ),
        average_income: fc.oneof(fc.integer(), fc.maxSafeInteger()),
        paid_months: fc.oneof(fc.integer({ min: 0, max: 1200 }), fc.integer()),
        compare: fc.array(fc.constantFrom('minimum_years', 'lump_sum', 'valueOf')),
        periods: fc.array(
          fc.record({
            from: fc.constantFrom('1900-01', '2008-01', '2020-05', '2199-12'),
            to: fc.constantFrom('2008-01', '2025-12', '2199-12'),
            income: fc.maxSafeInteger(),
          }),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: [] },
    );
    const question = fc.oneof(likely, fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CALCULATORS.keys()), question, async (name, body) => {
        const answer = await post(name, JSON.stringify(body));
        expect([200, 400, 422]).toContain(answer.status);
        expect(answer.status === 200 || errorAnswer.safeParse(answer.body).success).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('any bytes at all: never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CALCULATORS.keys()),
        fc.uint8Array(),
        async (name, bytes) => {
          const answer = await post(name, Buffer.from(bytes));
          expect(answer.status).toBe(400);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('GET /api/v1/parameters', () => {
  const shape = z.object({
    on: z.string(),
    parameters: z.array(z.object({ id: z.string(), value: z.unknown() })),
    not_found: z.array(z.object({ id: z.string() })),
  });

  it.each([
    { query: '', on: '2026-11-22', line: 1500000, level: 2530000, unknown: UNKNOWN },
    { query: '?on=2026-06-30', on: '2026-06-30', line: 1500000, level: 2340000, unknown: UNKNOWN },
    { query: '?on=2027-01-01', on: '2027-01-01', line: 2200000, level: 2530000, unknown: UNKNOWN },
    {
      query: '?on=2025-06-30',
      on: '2025-06-30',
      line: 1500000,
      level: 2340000,
      unknown: ['lao-cai/contribution-support'],
    },
  ])('"$query": the figures in force on $on', async ({ query, on, line, level, unknown }) => {
    const answer = shape.parse(await (await fetch(`${base}/parameters${query}`)).json());

    expect(answer.on).toBe(on);
    expect(answer.parameters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'poverty-standard/rural-poverty-line', value: line }),
        expect.objectContaining({ id: 'base-salary/reference-level', value: level }),
      ]),
    );
    expect(answer.not_found.map(({ id }) => id).sort()).toEqual(unknown);
  });

  it.each(['?on=2026-02-30', '?on=tomorrow', '?on=2026-01-01&on=2026-01-02', '?on='])(
    '"%s": 400',
    async (query) => {
      const answer = await fetch(`${base}/parameters${query}`);

      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { code: 'invalid_input', field: 'on' } });
    },
  );
});

describe('GET /api/v1/openapi.json', () => {
  it('describes every calculator with the schemas that guard it', async () => {
    const document: unknown = await (await fetch(`${base}/openapi.json`)).json();

    expect(document).toMatchObject({
      openapi: '3.1.0',
      paths: {
        ...Object.fromEntries(
          [...CALCULATORS.keys()].map((name) => [`/api/v1/${name}`, { post: {} }]),
        ),
        '/api/v1/contribution': {
          post: {
            requestBody: {
              content: { 'application/json': { schema: { required: ['income', 'method'] } } },
            },
            responses: {
              200: {
                content: {
                  'application/json': {
                    schema: {
                      properties: { net: { type: 'integer' }, warnings: { type: 'array' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    });
  });
});
