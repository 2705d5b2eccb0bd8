import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { understandRoutes } from '../../../src/adapters/http/understandRoutes.ts';
import { ear, lexicon } from '../../support/ear.ts';

let server: Server;
let url: string;

beforeAll(async () => {
  const app = express();
  app.use(understandRoutes({ ear, now: () => Date.UTC(2026, 10, 22), said: lexicon.said }));
  await new Promise<void>((resolve) => {
    server = app.listen(0, '127.0.0.1', () => resolve());
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  url = `http://127.0.0.1:${address.port}/api/v1/understand`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

async function post(body: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return { status: response.status, body: await response.json() };
}

describe('POST /api/v1/understand', () => {
  it('a free text: its entities with spans', async () => {
    const answer = await post(JSON.stringify({ text: 'em đóng 1tr5' }));

    expect(answer).toEqual({
      status: 200,
      body: {
        entities: [
          { kind: 'money', value: 1_500_000, text: '1tr5', start: 8, end: 12, confident: true },
        ],
      },
    });
  });

  it.each([
    ['a kind', 'birth_date'],
    ['a question', { answer: 'birth_date' }],
  ])('an answer to %s', async (_, expect_) => {
    const answer = await post(JSON.stringify({ text: '45t', expect: expect_ }));

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ entities: [{ kind: 'birth_date', value: '1981' }] });
  });

  it.each([
    ['no JSON', '{"text":', 400, 'malformed'],
    ['no text', '{}', 400, 'malformed'],
    ['a number for text', '{"text":1}', 400, 'malformed'],
    ['an unknown kind', '{"text":"a","expect":"colour"}', 400, 'malformed'],
    ['nothing', '', 400, 'malformed'],
    ['a bare null', 'null', 400, 'malformed'],
    ['more than 64 KiB', JSON.stringify({ text: 'a'.repeat(66_000) }), 413, 'too_large'],
  ])('%s is refused with a code', async (_, body, status, code) => {
    const answer = await post(body);

    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      error: { code, message: expect.stringMatching(/\p{L}/u) },
    });
  });

  it('a text just below the limit is read', async () => {
    const answer = await post(JSON.stringify({ text: 'a'.repeat(65_000) }));

    expect(answer.status).toBe(200);
  });
});
