import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import { everythingKept, startProgram, type TestProgram } from '../support/program.ts';
import {
  messengerBatch,
  messengerItem,
  messengerQuickReply,
  messengerSigned,
  messengerText,
  zaloEvent,
  zaloMessage,
  zaloProbe,
  zaloSigned,
  zaloTap,
  zaloText,
  type SignedWebhook,
} from '../support/signedWebhooks.ts';
import { MESSENGER, ZALO } from '../support/testAccounts.ts';

const CHANNELS = ['zalo', 'messenger'] as const;
const SUITES = DATABASES.flatMap((database) =>
  CHANNELS.map((channel) => ({ database, channel, on: database.name })),
);

const MEBIBYTE = 1024 * 1024;

describe.each(SUITES)('bad input to $channel on $on', ({ database, channel }) => {
  let program: TestProgram;
  beforeAll(async () => {
    program = await startProgram(database, { patience: { request: 300 } });
  });
  afterAll(() => program.stop());

  const receipts = (receipt: string) =>
    program.metric(`ansinh_webhooks_total{channel="${channel}",receipt="${receipt}"}`);
  const said = (user: string, words: string): SignedWebhook => {
    const deed = { user, id: `mid-${user}`, at: program.clock(), text: words };
    return channel === 'zalo' ? zaloText(deed) : messengerText(deed);
  };
  const signed = (body: string | Buffer): SignedWebhook =>
    channel === 'zalo' ? zaloSigned(body, '') : messengerSigned(body);

  it.each<{ readonly name: string; readonly spoil: (good: SignedWebhook) => SignedWebhook }>([
    { name: 'of another secret', spoil: (good) => signedByAnother(good) },
    { name: 'that is missing', spoil: ({ path, body }) => ({ path, body, headers: JSON_TYPE }) },
    { name: 'that is empty', spoil: (good) => withSignature(good, () => '') },
    { name: 'that is cut', spoil: (good) => withSignature(good, (value) => value.slice(0, -1)) },
    {
      name: 'over the body written anew',
      spoil: (good) => ({ ...good, body: respaced(good.body) }),
    },
    {
      name: 'over a body that was cut',
      spoil: (good) => ({ ...good, body: good.body.subarray(0, -2) }),
    },
    { name: 'over another body', spoil: (good) => ({ ...good, body: said('66', 'menu').body }) },
  ])('refuses a signature $name: nothing is parsed, nothing kept', async ({ name, spoil }) => {
    const user = `forged ${name}`;
    const status = await program.post(spoil(said(user, 'lời không ai ký')));

    expect(status).toBe(401);
    expect(await isKept(program, user)).toBe(false);
    expect(await isKept(program, 'lời không ai ký')).toBe(false);
  });

  it('counts each refusal', async () => {
    const before = await receipts('not_signed');
    await program.post({ ...said('a', 'b'), headers: JSON_TYPE });

    expect(await receipts('not_signed')).toBe(before + 1);
  });

  it.each([
    { name: 'takes a body of exactly 1 MiB', bytes: MEBIBYTE, status: 200 },
    { name: 'refuses a body one byte larger', bytes: MEBIBYTE + 1, status: 413 },
  ])('$name', async ({ bytes, status }) => {
    const frame = JSON.stringify({
      object: 'page',
      entry: [],
      event_name: 'unheard_of',
      filler: '',
    });
    const body = frame.replace('""', `"${'x'.repeat(bytes - frame.length)}"`);

    expect(Buffer.byteLength(body)).toBe(bytes);
    expect(await program.post(signed(body))).toBe(status);
  });

  it('answers 400 to a rightly signed body that is no JSON, and counts it', async () => {
    const before = await receipts('malformed');
    const statuses = [
      await program.post(signed('{"event_name":')),
      await program.post(signed('không phải JSON')),
      await program.post(signed(Buffer.from([0xff, 0xfe, 0x00]))),
    ];

    expect(statuses).toEqual([400, 400, 400]);
    expect(await receipts('malformed')).toBe(before + 3);
  });

  it('cuts a body that comes too slowly, and still serves others', async () => {
    const { body, headers, path } = said('slow', 'chậm quá');
    const socket = connect(Number(new URL(program.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      [
        `POST ${path} HTTP/1.1`,
        'host: 127.0.0.1',
        `content-length: ${body.length}`,
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        '',
        '',
      ].join('\r\n'),
    );
    socket.write(body.subarray(0, 10));
    const startedAt = performance.now();
    const [answer, other] = await Promise.all([
      text(socket),
      citizen(program, channel).says('menu'),
    ]);

    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(other.messages).toHaveLength(1);
    expect(await isKept(program, 'chậm quá')).toBe(false);
  });

  it.each([
    { name: 'NUL', words: 'xin\u0000chào' },
    { name: 'only control characters', words: '\u0000\u0001\u001f' },
    { name: 'half of an emoji', words: 'xin \ud83d chào' },
    { name: 'the other half', words: '\ude00' },
    { name: 'emoji', words: '👩🏽‍🌾👨‍👩‍👧‍👦🇻🇳' },
    { name: 'letters taken apart (NFD)', words: 'Tôi ở Lào Cai'.normalize('NFD') },
    { name: '10,000 characters', words: 'dài quá '.repeat(1_250) },
    { name: '10,000 emoji', words: '😀'.repeat(10_000) },
    { name: 'a hundred marks on one letter', words: `a${'\u0301'.repeat(100)}` },
    { name: 'text from right to left', words: '\u202eمرحبا\u202c' },
    { name: 'what looks like a template', words: '{{ operator }}{% assign x = 1 %}' },
    { name: 'what looks like SQL', words: "'; drop table contacts; --" },
    { name: 'what looks like a button', words: 'answer:__proto__.x:y' },
    { name: 'the name of an inherited member', words: '__proto__' },
    { name: 'blanks', words: ' \n\t ' },
  ])('answers politely and keeps as it came: $name', async ({ words }) => {
    const stranger = citizen(program, channel);
    await stranger.arrives();
    // At a menu, at a question for money, and at a name: the readers differ.
    const atMenu = await stranger.says(words);
    await stranger.says('menu');
    // Words that name the province have answered that question.
    const { titles } = await stranger.taps('Tính tiền đóng');
    if (titles.includes('Lào Cai')) await stranger.taps('Lào Cai');
    await stranger.taps('Không thuộc diện nào');
    const atMoney = await stranger.says(words);
    const failed = await program.metric('ansinh_turns_total{result="failed"}');
    const flowFailed = await program.metric('ansinh_turns_total{result="flow_failed"}');

    expect([atMenu.messages.length, atMoney.messages.length]).toEqual([1, 1]);
    expect(atMenu.titles.length).toBeGreaterThan(0);
    expect(atMoney.titles).toContain('Mức thấp nhất');
    expect([failed, flowFailed]).toEqual([0, 0]);
    expect(await isKept(program, JSON.stringify(words).slice(1, -1))).toBe(true);
  });

  it('takes a forged button of ours for an old one', async () => {
    const stranger = citizen(program, channel);
    await stranger.arrives();
    const forged = ['answer:menu.wish:__proto__', 'command:erase_all', 'flow:../../etc', 'x'];
    const answers: string[] = [];
    for (const payload of forged) {
      const at = program.clock();
      const deed = { user: stranger.id, id: `forged-${payload}`, at, payload, title: 'a' };
      await program.post(
        channel === 'zalo'
          ? zaloTap({ ...deed, payload: `#as:${payload}` })
          : messengerQuickReply(deed),
      );
      await program.idle();
      answers.push(stranger.heard().at(-1)?.text ?? '');
    }

    expect(answers).toEqual(forged.map(() => expect.stringContaining('nút này của câu hỏi cũ')));
  });

  it('is not overrun by a name made of everything odd', async () => {
    const stranger = citizen(program, channel);
    await stranger.arrives();
    await stranger.taps('Đăng ký tham gia');
    await stranger.taps('Tôi đồng ý');
    const name = 'Hoa\u0000 \ud83d {{ phone }} '.repeat(50);
    const answer = await stranger.says(name);

    expect(answer.messages.length).toBeGreaterThan(0);
    expect(await program.metric('ansinh_turns_total{result="failed"}')).toBe(0);
  });
});

describe.each(DATABASES)('what is acknowledged and not answered, on $name', (database) => {
  let program: TestProgram;
  beforeAll(async () => {
    program = await startProgram(database);
  });
  afterAll(() => program.stop());

  const at = Date.UTC(2026, 10, 22);
  const user = '8899000011112222';
  /** Somebody else wrote to them first: they are known from then on, by their bare id. */
  const spokenTo = '8899000011113333';
  const item = (members: Readonly<Record<string, unknown>>) =>
    messengerBatch([messengerItem({ user, at }, members)]);
  const echo = {
    sender: { id: MESSENGER.pageId },
    recipient: { id: spokenTo },
    message: { mid: 'm_echo', text: 'từ trang', is_echo: true, app_id: 1 },
  };

  it.each<{
    readonly name: string;
    readonly webhook: SignedWebhook;
    readonly counted: string | undefined;
  }>([
    { name: 'the probe {} of Zalo', webhook: zaloProbe, counted: undefined },
    {
      name: 'an unknown event of Zalo',
      webhook: zaloEvent('user_danced', at, { sender: { id: user } }),
      counted: 'zalo unknown_event',
    },
    {
      name: 'an echo of Zalo',
      webhook: zaloMessage('oa_send_text', { user: ZALO.oaId, id: 'z1', at }, { text: 'từ OA' }),
      counted: 'zalo echo',
    },
    {
      name: 'a receipt of Zalo',
      webhook: zaloEvent('user_seen_message', at, {
        sender: { id: ZALO.oaId },
        recipient: { id: user },
      }),
      counted: 'zalo receipt',
    },
    { name: 'an echo of Messenger', webhook: item(echo), counted: 'messenger echo' },
    {
      name: 'a delivery receipt of Messenger',
      webhook: item({ delivery: { mids: ['m_1'], watermark: at } }),
      counted: 'messenger receipt',
    },
    {
      name: 'a read receipt of Messenger',
      webhook: item({ read: { watermark: at } }),
      counted: 'messenger receipt',
    },
    {
      name: 'a reaction of Messenger',
      webhook: item({ reaction: { mid: 'm_1', action: 'react', emoji: '❤' } }),
      counted: 'messenger reaction',
    },
    {
      name: 'an unknown event of Messenger',
      webhook: item({ dance: { step: 1 } }),
      counted: 'messenger unknown_event',
    },
    {
      name: 'an entry of Messenger that is no entry',
      webhook: messengerSigned('{"object":"page","entry":[7]}'),
      counted: 'messenger malformed',
    },
  ])('$name: 200, counted, silence', async ({ webhook, counted }) => {
    const [channel, reason] = (counted ?? 'none none').split(' ');
    const line = `ansinh_ignored_total{channel="${channel}",reason="${reason}"}`;
    const before = await program.metric(line);
    const status = await program.post(webhook);
    await program.idle();

    expect(status).toBe(200);
    expect(await program.metric(line)).toBe(before + (counted === undefined ? 0 : 1));
    expect([...program.zalo.calls, ...program.graph.calls]).toEqual([]);
    expect(await isKept(program, user)).toBe(false);
  });

  it('answers 401 to a signed probe of somebody else: {} to Messenger', async () => {
    expect(await program.post({ ...zaloProbe, path: '/webhooks/messenger' })).toBe(401);
  });
});

const JSON_TYPE = { 'content-type': 'application/json' };

function withSignature(good: SignedWebhook, change: (value: string) => string): SignedWebhook {
  const changed = Object.entries(good.headers).map(([name, value]): [string, string] => [
    name,
    name === 'content-type' ? value : change(value),
  ]);
  return { ...good, headers: Object.fromEntries(changed) };
}

function signedByAnother({ path, body }: SignedWebhook): SignedWebhook {
  return path === '/webhooks/zalo'
    ? zaloSigned(body, /"timestamp":"(\d+)"/.exec(body.toString())?.[1] ?? '', {
        ...ZALO,
        oaSecretKey: 'guessed',
      })
    : messengerSigned(body, { ...MESSENGER, appSecret: 'guessed' });
}

/** The same JSON in other bytes, as a proxy that parses and writes anew would send. */
function respaced(body: Buffer): Buffer {
  const value: unknown = JSON.parse(body.toString());
  return Buffer.from(JSON.stringify(value, null, 1));
}

/** True when any row of any table holds the text; in a row quotes and backslashes are doubled. */
async function isKept({ database }: TestProgram, text: string): Promise<boolean> {
  const inRow = text.replaceAll('\\', '\\\\').replaceAll('"', '""');
  return (await everythingKept(database)).includes(inRow);
}
