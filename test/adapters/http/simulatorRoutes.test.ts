import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { handleErrors } from '../../../src/adapters/http/apiError.ts';
import { listen, type Listening } from '../../../src/adapters/http/listen.ts';
import {
  simulatorRoutes,
  type Converse,
  type SimulatorInput,
  type SimulatorReply,
} from '../../../src/adapters/http/simulatorRoutes.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';

const WORDS = { malformed: 'Chưa đúng mẫu.', tooLarge: 'Dài quá.' };

const REPLY: SimulatorReply = {
  messages: [{ text: 'Bác sinh năm nào ạ?', choices: [{ title: 'Về menu', payload: 'menu' }] }],
  session: { flow: 'contribution', node: 'birth', variables: { income: 1_500_000, farmer: true } },
  leads: ['lead-1'],
  lines: [
    {
      label: 'Số tiền phải đóng',
      amount: 264_000,
      parameters: ['example/levy-rate'],
      references: [
        {
          title: 'Luật Ví dụ',
          article: 'Điều 1',
          url: 'https://example.vn',
          from: localDate('2030-01-01'),
        },
      ],
    },
  ],
};

let server: Listening | undefined;
const logged: string[] = [];
const silent = () => undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
  logged.length = 0;
});

/** Serves the route with a `converse` that keeps what it was asked. */
async function serve(answer: Converse = () => Promise.resolve(REPLY)) {
  const asked: SimulatorInput[] = [];
  const app = express();
  app.use(
    '/api/v1',
    simulatorRoutes({
      words: WORDS,
      converse: (input) => {
        asked.push(input);
        return answer(input);
      },
    }),
  );
  app.use(
    handleErrors({ debug: silent, info: silent, warn: silent, error: (e) => logged.push(e) }),
  );
  server = await listen(app, { host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${server.port}/api/v1/simulator/messages`;
  return {
    asked,
    send: async (body: string, type = 'application/json') => {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') === true;
      return { status: response.status, body: isJson ? parsed(text) : text };
    },
  };
}

describe('POST /api/v1/simulator/messages', () => {
  it('a usable body: answers exactly what the turn said', async () => {
    const { send } = await serve();

    const answer = await send('{"contact":"an","text":"xin chào"}');

    expect(answer).toEqual({ status: 200, body: REPLY });
  });

  it.each([
    {
      what: 'a text',
      body: { contact: 'an', text: 'xin chào' },
      becomes: { channel: 'zalo', contact: 'an', content: { kind: 'text', text: 'xin chào' } },
    },
    {
      what: 'a tap on Messenger',
      body: { contact: 'an', payload: 'menu', channel: 'messenger' },
      becomes: { channel: 'messenger', contact: 'an', content: { kind: 'tap', payload: 'menu' } },
    },
    {
      what: 'neither: the conversation was opened',
      body: { contact: 'an' },
      becomes: { channel: 'zalo', contact: 'an', content: { kind: 'opened' } },
    },
    {
      what: 'markup, NUL and half an emoji stay as they are',
      body: { contact: 'an', text: '<b>\u0000\ud83d' },
      becomes: {
        channel: 'zalo',
        contact: 'an',
        content: { kind: 'text', text: '<b>\u0000\ud83d' },
      },
    },
  ])('$what: reaches the turn', async ({ body, becomes }) => {
    const { send, asked } = await serve();

    await send(JSON.stringify(body));

    expect(asked).toEqual([becomes]);
  });

  it.each([
    { what: 'contact of 64', body: { contact: 'a'.repeat(64) }, status: 200 },
    { what: 'contact of 65', body: { contact: 'a'.repeat(65) }, status: 400, field: 'contact' },
    { what: 'contact with a slash', body: { contact: '../an' }, status: 400, field: 'contact' },
    { what: 'empty contact', body: { contact: '' }, status: 400, field: 'contact' },
    { what: 'no contact', body: { text: 'chào' }, status: 400, field: 'contact' },
    { what: 'text of 10,000', body: { contact: 'an', text: 'ệ'.repeat(10_000) }, status: 200 },
    { what: '10,000 emoji', body: { contact: 'an', text: '🌾'.repeat(10_000) }, status: 200 },
    {
      what: '10,000 letters in decomposed form',
      body: { contact: 'an', text: 'é'.normalize('NFD').repeat(10_000) },
      status: 200,
    },
    {
      what: 'text of 10,001',
      body: { contact: 'an', text: 'ệ'.repeat(10_001) },
      status: 400,
      field: 'text',
    },
    { what: 'empty text', body: { contact: 'an', text: '' }, status: 400, field: 'text' },
    { what: 'a number as text', body: { contact: 'an', text: 5 }, status: 400, field: 'text' },
    { what: 'payload of 1,000', body: { contact: 'an', payload: 'p'.repeat(1_000) }, status: 200 },
    {
      what: 'payload of 1,001',
      body: { contact: 'an', payload: 'p'.repeat(1_001) },
      status: 400,
      field: 'payload',
    },
    {
      what: 'text and payload together',
      body: { contact: 'an', text: 'a', payload: 'b' },
      status: 400,
      field: 'payload',
    },
    {
      what: 'an unknown channel',
      body: { contact: 'an', channel: 'sms' },
      status: 400,
      field: 'channel',
    },
  ])('$what: answers $status', async ({ body, status, field }) => {
    const { send, asked } = await serve();

    const answer = await send(JSON.stringify(body));

    expect(answer.status).toBe(status);
    expect(asked).toHaveLength(status === 200 ? 1 : 0);
    expect(errorOf(answer.body)).toEqual(
      status === 200 ? undefined : { code: 'malformed', message: WORDS.malformed, field },
    );
  });

  it.each([
    { what: 'cut JSON', body: '{"contact":' },
    { what: 'no body', body: '' },
    { what: 'a bare null', body: 'null' },
    { what: 'a bare number', body: '7' },
    { what: 'a list', body: '[{"contact":"an"}]' },
    { what: 'a field nobody knows', body: '{"contact":"an","admin":true}' },
    { what: 'a prototype', body: '{"contact":"an","__proto__":{"text":"a"}}' },
    { what: 'a form', body: 'contact=an', type: 'application/x-www-form-urlencoded' },
    { what: 'a made-up charset', body: '{}', type: 'application/json; charset=klingon' },
  ])('$what: answers 400 in Vietnamese and asks nobody', async ({ body, type }) => {
    const { send, asked } = await serve();

    const answer = await send(body, type);

    expect(answer).toMatchObject({
      status: 400,
      body: { error: { code: 'malformed', message: WORDS.malformed } },
    });
    expect(asked).toEqual([]);
  });

  it.each([
    { bytes: 65_536, status: 400, code: 'malformed' },
    { bytes: 65_537, status: 413, code: 'too_large' },
  ])('a body of $bytes bytes: answers $status', async ({ bytes, status, code }) => {
    const { send } = await serve();
    const frame = '{"contact":"an","text":""}';

    const answer = await send(frame.replace('""', `"${'a'.repeat(bytes - frame.length)}"`));

    expect(answer).toMatchObject({ status, body: { error: { code } } });
  });

  it('the turn throws: says 500 without details and logs it', async () => {
    const { send } = await serve(() => Promise.reject(new Error('the database is gone')));

    const answer = await send('{"contact":"an","text":"xin chào"}');

    expect(answer).toEqual({ status: 500, body: 'failed' });
    expect(logged).toEqual(['request_failed']);
  });

  it('the turn throws what looks like a refused body: the caller is not blamed', async () => {
    const { send } = await serve(() =>
      Promise.reject(Object.assign(new Error('too large'), { status: 413 })),
    );

    const answer = await send('{"contact":"an","text":"xin chào"}');

    expect(errorOf(answer.body)).toBeUndefined();
  });
});

function errorOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}
