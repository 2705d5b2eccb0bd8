import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { z } from 'zod';
import { loadContent } from '../../../src/adapters/files/loadContent.ts';
import { faqAnswer, knowledgeRoutes } from '../../../src/adapters/http/knowledgeRoutes.ts';
import { policyDocument } from '../../../src/adapters/http/policyDocument.ts';
import { askOver } from '../../../src/compose/faq.ts';
import { errorAnswer } from '../../../src/core/policy/answer.ts';
import { today } from '../../support/ear.ts';
import { sample } from '../../support/knowledge.ts';

const content = await loadContent({ flowsDir: 'flows', contentDir: 'content' }, today);
const ask = askOver({ ...content, knowledge: sample });
const routes = knowledgeRoutes({ ask, words: content.policyWords, today: () => today });
const server = createServer(express().use(routes));
let base = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${z.object({ port: z.int() }).parse(server.address()).port}/api/v1/faq`;
});
afterAll(async () => {
  server.close();
  await once(server, 'close');
});

async function get(query: Record<string, string>) {
  const response = await fetch(`${base}?${new URLSearchParams(query).toString()}`);
  const body: unknown = await response.json();
  return { status: response.status, body };
}

const SUPPORT = 'Hà Nội hỗ trợ thêm bao nhiêu tiền đóng?';
const LOWEST = 'mức đóng thấp nhất là bao nhiêu';

describe('GET /api/v1/faq', () => {
  it('a sure question: 200 with the answer first, its source and its first day', async () => {
    const { status, body } = await get({ q: LOWEST });

    expect(status).toBe(200);
    const { decision, results } = faqAnswer.parse(body);
    expect(decision).toBe('answer');
    expect(results[0]).toEqual({
      id: 'national/lowest-income',
      question: 'Mức đóng thấp nhất là bao nhiêu?',
      answer: expect.stringContaining('264.000 đồng'),
      score: expect.any(Number),
      source: [
        { title: 'Luật Bảo hiểm xã hội 41/2024/QH15', article: 'khoản 2 Điều 31' },
        { title: 'Nghị định 351/2025/NĐ-CP', article: 'Điều 3' },
      ],
      valid_from: '2025-07-01',
    });
  });

  it.each([
    { query: { q: SUPPORT, province: 'hanoi' }, decision: 'answer', first: 'hanoi/extra-support' },
    { query: { q: SUPPORT }, decision: 'answer', first: 'hanoi/extra-support' },
    { query: { q: 'giá vàng hôm nay thế nào' }, decision: 'none', first: undefined },
    { query: { q: LOWEST, province: 'mars' }, decision: 'answer', first: 'national/lowest-income' },
    // Before the answer holds, and on a day for which a figure in it has no value.
    { query: { q: LOWEST, on: '2025-06-30' }, decision: 'none', first: undefined },
    { query: { q: LOWEST, on: '2199-12-31' }, decision: 'none', first: undefined },
  ])('$query: $decision, $first first', async ({ query, decision, first }) => {
    const { status, body } = await get(query);

    const found = faqAnswer.parse(body);
    expect({ status, decision: found.decision }).toEqual({ status: 200, decision });
    expect(found.results[0]?.id).toBe(first);
  });

  it.each(['lao_cai', 'mars', ''])('province "%s": nothing of Hà Nội', async (province) => {
    const { results } = faqAnswer.parse((await get({ q: SUPPORT, province })).body);

    expect(results.filter(({ id }) => id.startsWith('hanoi/'))).toEqual([]);
  });

  it.each([
    { query: {}, field: 'q' },
    { query: { q: '' }, field: 'q' },
    { query: { q: '   ' }, field: 'q' },
    { query: { q: 'x'.repeat(2_001) }, field: 'q' },
    { query: { q: 'x'.repeat(10_000) }, field: 'q' },
    { query: { q: LOWEST, on: '2026-02-30' }, field: 'on' },
    { query: { q: LOWEST, on: 'hôm nay' }, field: 'on' },
  ])('a query that cannot be used: 400 names $field', async ({ query, field }) => {
    const { status, body } = await get(query);

    expect(status).toBe(400);
    expect(errorAnswer.parse(body).error).toMatchObject({ code: 'invalid_input', field });
  });

  it('a question of 2,000 characters, and one asked twice over', async () => {
    expect((await get({ q: 'x '.repeat(1_000).trimEnd() })).status).toBe(200);
    expect((await fetch(`${base}?q=a&q=b`)).status).toBe(400);
  });

  it('is in the API document with the schema that guards it', () => {
    expect(policyDocument()).toMatchObject({
      paths: {
        '/api/v1/faq': {
          get: {
            parameters: [
              { name: 'q', required: true, schema: { maxLength: 2_000 } },
              { name: 'province', required: false },
              { name: 'on', required: false },
            ],
          },
        },
      },
    });
  });
});

describe('an answer whose figure has no value that day', () => {
  it('is not given, even when it is the sure one', () => {
    const nothing = askOver({ ...content, law: new Map(), knowledge: sample });

    expect(nothing(LOWEST, { province: undefined, on: today })).toEqual({
      decision: 'none',
      results: [],
    });
  });
});
