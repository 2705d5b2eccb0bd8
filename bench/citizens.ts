import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { postRequest, type LeanClient } from './leanClient.ts';

export const BENCH_ZALO = {
  ZALO_APP_ID: '1000',
  ZALO_APP_SECRET: 'bench-app-secret',
  ZALO_OA_ID: '2000',
  ZALO_OA_SECRET_KEY: 'bench-oa-secret',
  ZALO_REFRESH_TOKEN: 'bench-refresh',
} as const;

/** A whole consultation, typed: what a free worker in Lào Cai asks, twice over. */
export const SCRIPT = [
  'menu',
  'tính tiền',
  'lào cai',
  'không thuộc diện nào',
  'mức thấp nhất',
  'hằng tháng',
  'chưa',
  'có',
  '1985',
  'nữ',
  'tính mức khác',
  'mức thấp nhất',
  'hằng tháng',
  'không',
  'menu',
] as const;

/** The figure that must come at least once in the consultation; any other answer is a wrong one. */
export const RIGHT_FIGURE = '264.000 đồng';

export interface Citizens {
  /** Where the program is to send: both of Zalo's hosts. */
  readonly url: string;
  /**
   * One citizen walks the script once, each message after the last answer. Resolves to the time from
   * webhook to 200 and from webhook to the platform call, in milliseconds, per turn, and whether
   * every text was the one expected.
   */
  walk(client: LeanClient): Promise<Walk>;
  /** Walks once slowly and takes what it hears for what everybody must hear. */
  learn(client: LeanClient): Promise<void>;
  close(): void;
}

export interface Walk {
  readonly accepted: readonly number[];
  readonly answered: readonly number[];
  readonly isCorrect: boolean;
}

const QUIET_MS = 400;

export async function openCitizens(): Promise<Citizens> {
  const listeners = new Map<string, (text: string) => void>();
  const server = await startPlatform((user, text) => listeners.get(user)?.(text));
  let expected: readonly (readonly string[])[] = [];
  let count = 0;

  async function walk(client: LeanClient): Promise<Walk> {
    const user = `u${++count}-${process.pid}`;
    const accepted: number[] = [];
    const answered: number[] = [];
    let isCorrect = true;
    for (const [step, text] of SCRIPT.entries()) {
      const due = expected[step] ?? [];
      const startedAt = performance.now();
      const heard = hear(user, due.length, (at) => answered.push(at - startedAt));
      const status = await client.post(webhook(user, step, text));
      accepted.push(performance.now() - startedAt);
      const texts = await heard;
      isCorrect &&= status === 200 && texts.every((each, index) => each === due[index]);
    }
    listeners.delete(user);
    return { accepted, answered, isCorrect };
  }

  function hear(user: string, messages: number, onFirst: (at: number) => void): Promise<string[]> {
    const texts: string[] = [];
    return new Promise((resolve) => {
      listeners.set(user, (text) => {
        if (texts.length === 0) onFirst(performance.now());
        texts.push(text);
        if (texts.length === messages) resolve(texts);
      });
    });
  }

  async function learn(client: LeanClient): Promise<void> {
    const learned: string[][] = [];
    for (const [step, text] of SCRIPT.entries()) {
      const texts: string[] = [];
      listeners.set('learner', (each) => texts.push(each));
      await client.post(webhook('learner', step, text));
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      learned.push(texts);
    }
    if (learned.some((texts) => texts.length === 0)) throw new Error('a step was not answered');
    if (!learned.flat().join().includes(RIGHT_FIGURE)) throw new Error('the figure never came');
    expected = learned;
  }

  return { url: urlOf(server), walk, learn, close: () => void server.close() };
}

function webhook(user: string, step: number, text: string): Buffer {
  const timestamp = String(Date.now());
  const body = JSON.stringify({
    app_id: BENCH_ZALO.ZALO_APP_ID,
    sender: { id: user },
    recipient: { id: BENCH_ZALO.ZALO_OA_ID },
    event_name: 'user_send_text',
    message: { text, msg_id: `${user}-${step}` },
    timestamp,
  });
  const mac = createHash('sha256')
    .update(BENCH_ZALO.ZALO_APP_ID + body + timestamp + BENCH_ZALO.ZALO_OA_SECRET_KEY)
    .digest('hex');
  return postRequest('/webhooks/zalo', { 'x-zevent-signature': `mac=${mac}` }, body);
}

/** Zalo as the bench needs it: gives a token, takes messages, answers at once. */
async function startPlatform(onMessage: (user: string, text: string) => void): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      if (request.url?.includes('access_token')) {
        response.end(TOKEN_ANSWER);
        return;
      }
      if (request.url?.includes('/upload/image')) {
        response.end(UPLOADED_ANSWER);
        return;
      }
      const message = readMessage(Buffer.concat(chunks).toString());
      response.end(SENT_ANSWER);
      onMessage(message.user, message.text);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const TOKEN_ANSWER = JSON.stringify({
  access_token: 'bench-access',
  refresh_token: 'bench-refresh-2',
  expires_in: '90000',
});
const UPLOADED_ANSWER = JSON.stringify({ error: 0, data: { attachment_id: 'a' } });
const SENT_ANSWER = JSON.stringify({ error: 0, message: 'Success', data: { message_id: 'm' } });

function readMessage(body: string): { user: string; text: string } {
  const parsed: unknown = JSON.parse(body);
  const found = /"user_id":"([^"]*)"/.exec(body);
  const message = isMessage(parsed) ? parsed.message.text : '';
  return { user: found?.[1] ?? '', text: message };
}

function isMessage(value: unknown): value is { message: { text: string } } {
  return typeof value === 'object' && value !== null && 'message' in value;
}

function urlOf(server: Server): string {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}
