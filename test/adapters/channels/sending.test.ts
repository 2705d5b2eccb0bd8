import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { messengerChannel } from '../../../src/adapters/channels/messenger/messengerChannel.ts';
import { DeliveryError, type Channel } from '../../../src/conversation/ports.ts';
import { CAPABILITIES } from '../../../src/core/messaging/capabilities.ts';
import { layOut } from '../../../src/core/messaging/layOut.ts';
import type { OutboundPart } from '../../../src/core/messaging/outbound.ts';
import type { ContactKey } from '../../../src/core/shared/contact.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';
import type { Arrivals } from '../../support/arrivals.ts';
import { startFakeGraph, type MessengerSend } from '../../support/fakeGraph.ts';
import { startFakeZalo, type ZaloSend } from '../../support/fakeZalo.ts';
import type { Loopback } from '../../support/loopback.ts';
import { MESSENGER, ZALO } from '../../support/testAccounts.ts';
import { zaloProcess } from '../../support/zaloProcess.ts';
import { thrown } from '../../support/thrown.ts';
import { fakePaint, fakePng } from '../../support/fakePaint.ts';

interface Bench {
  readonly platform: Loopback & {
    readonly sent: Arrivals<MessengerSend | ZaloSend>;
    readonly uploads: ReadonlyMap<string, Buffer>;
  };
  readonly channel: Channel;
  readonly to: ContactKey;
}

const NOW = Date.UTC(2026, 10, 22, 8);
const HTML = '<html><body>Bad gateway</body></html>';

async function zaloBench(timeout: number): Promise<Bench> {
  const platform = await startFakeZalo(ZALO, { clock: () => NOW });
  const channel = zaloProcess({ url: platform.url, clock: () => NOW, timeout });
  const to: ContactKey = { channel: 'zalo', account: ZALO.oaId, contact: '9223372036854775123' };
  // The first message fetches the token, so that troubles meet messages only.
  await channel.send(to, { text: 'warm', buttons: [] }, { id: 'warm' });
  return { platform, channel, to };
}

async function messengerBench(timeout: number): Promise<Bench> {
  const platform = await startFakeGraph();
  const config = { ...MESSENGER, graphUrl: platform.url };
  const channel = messengerChannel({ config, paint: fakePaint, clock: () => NOW, timeout });
  const to: ContactKey = {
    channel: 'messenger',
    account: MESSENGER.pageId,
    contact: '9223372036854775123',
  };
  await channel.send(to, { text: 'warm', buttons: [] }, { id: 'warm' });
  return { platform, channel, to };
}

describe.each([
  { name: 'zalo' as const, open: zaloBench },
  { name: 'messenger' as const, open: messengerBench },
])('send of $name', ({ name, open }) => {
  let bench: Bench;
  const send = (text = 'Chào bác', id = 'send-1') =>
    bench.channel.send(bench.to, { text, buttons: [] }, { id });
  const arrived = () => bench.platform.sent.all.slice(1).map(({ text }) => text);

  beforeEach(async () => {
    bench = await open(5_000);
  });
  afterEach(() => bench.platform.close());

  it('delivers to the right person and tells the message id of the platform', async () => {
    const receipt = await send('Chào bác 😀\nBác hỏi gì ạ?');
    const [message] = bench.platform.sent.all.slice(1);

    expect(message).toMatchObject({
      to: '9223372036854775123',
      text: 'Chào bác 😀\nBác hỏi gì ạ?',
    });
    expect(receipt).toEqual({ platformId: message?.messageId });
  });

  it('delivers every part of the longest message with the most choices the platform shows', async () => {
    const { buttons } = CAPABILITIES[name];
    const choices = Array.from({ length: buttons.count }, (_, index) => ({
      title: `${index}`.padEnd(buttons.titleLength, 'ạ'),
      payload: `${index}`.padEnd(buttons.payloadLength, '😀'),
    }));
    const parts = layOut({ text: '😀'.repeat(4_001), choices }, CAPABILITIES[name]);

    for (const part of parts) await bench.channel.send(bench.to, part, { id: 'x' });

    expect(arrived()).toEqual(parts.map(({ text }) => text));
    expect(bench.platform.sent.all.at(-1)?.buttons).toHaveLength(buttons.count);
  });

  it.each([
    {
      trouble: 'an internal error',
      meets: { kind: 'answer', status: 500, body: '{}' },
      failure: 'retry',
      code: 'http_500',
      kept: 0,
    },
    {
      trouble: 'an error page',
      meets: { kind: 'answer', status: 502, body: HTML },
      failure: 'retry',
      code: 'http_502',
      kept: 0,
    },
    {
      trouble: 'an error page that says 200',
      meets: { kind: 'answer', status: 200, body: HTML },
      failure: 'unknown',
      code: expect.any(String),
      kept: 0,
    },
    {
      trouble: 'half an answer that says 200',
      meets: { kind: 'break_off' },
      failure: 'unknown',
      code: expect.any(String),
      kept: 1,
    },
    {
      trouble: 'an empty answer',
      meets: { kind: 'answer', status: 200, body: '' },
      failure: 'unknown',
      code: expect.any(String),
      kept: 0,
    },
    {
      trouble: 'a cut connection',
      meets: { kind: 'reset' },
      failure: 'retry',
      code: expect.any(String),
      kept: 0,
    },
    {
      trouble: 'a redirect',
      meets: {
        kind: 'answer',
        status: 302,
        body: '',
        headers: { location: 'http://127.0.0.1:1/' },
      },
      failure: 'needs_operator',
      code: 'http_302',
      kept: 0,
    },
    {
      trouble: 'a rate limit',
      meets: { kind: 'answer', status: 429, body: '{}', headers: { 'retry-after': '3' } },
      failure: 'retry',
      code: 'http_429',
      kept: 0,
    },
  ] as const)('names $trouble: $failure', async ({ meets, failure, code, kept }) => {
    bench.platform.troubleOnce(meets);

    const error = await thrown(send());

    expect(error).toBeInstanceOf(DeliveryError);
    expect(error).toMatchObject({ failure, code });
    expect(arrived()).toHaveLength(kept);
  });

  it('works again right after a trouble', async () => {
    bench.platform.troubleOnce({ kind: 'answer', status: 500, body: '' });
    await thrown(send('a'));

    await send('b');

    expect(arrived()).toEqual(['b']);
  });

  it('passes on how long a rate limit lasts', async () => {
    const headers = { 'retry-after': '3' };
    bench.platform.troubleOnce({ kind: 'answer', status: 429, body: '{}', headers });

    expect(await thrown(send())).toMatchObject({ retryAfter: 3_000 });
  });

  it('calls a refused connection a case for another try', async () => {
    await bench.platform.close();

    // The connection kept alive breaks; the next one is refused.
    expect(await thrown(send())).toMatchObject({ failure: 'retry' });
    expect(await thrown(send())).toMatchObject({ failure: 'retry', code: 'ECONNREFUSED' });

    bench = await open(5_000);
  });

  const picture = (name: string): OutboundPart => ({
    text: name === 'zalo' ? 'Dạ' : '',
    buttons: [],
    image: { name: 'chart', on: localDate('2026-11-22'), input: { net: 1 } },
  });
  const sendPicture = () => bench.channel.send(bench.to, picture(name), { id: 'send-1' });

  it('uploads a picture once and sends it as often as it is asked for', async () => {
    await sendPicture();
    await sendPicture();

    const images = bench.platform.sent.all.slice(1).map(({ image }) => image);
    expect(images).toEqual([fakePng('chart'), fakePng('chart')]);
    expect(bench.platform.uploads.size).toBe(1);
  });

  it.each([
    { trouble: 'no answer to the upload', meets: { kind: 'break_off' }, failure: 'retry' },
    {
      trouble: 'a refused upload',
      meets: { kind: 'answer', status: 400, body: '{}' },
      failure: 'permanent',
    },
  ] as const)('after $trouble, sends nothing and uploads again', async ({ meets, failure }) => {
    bench.platform.troubleOnce(meets);

    const error = await thrown(sendPicture());
    await sendPicture();

    expect(error).toMatchObject({ failure });
    expect(bench.platform.sent.all).toHaveLength(2);
  });

  it('refuses to write from an account that is not configured', async () => {
    const to = { ...bench.to, account: '1' };

    const error = await thrown(bench.channel.send(to, { text: 'a', buttons: [] }, { id: 'x' }));

    expect(error).toMatchObject({ failure: 'permanent', code: 'other_account' });
  });

  it('never tells a token, a person or a text in an error', async () => {
    bench.platform.troubleOnce({ kind: 'answer', status: 400, body: HTML });

    const error = await thrown(send('bí mật'));

    expect(JSON.stringify([error, String(error)])).not.toMatch(/token|bí mật|9223372036854775123/);
  });
});

describe.each([
  { name: 'zalo', open: zaloBench },
  { name: 'messenger', open: messengerBench },
])('send of $name, when the platform is silent', ({ open }) => {
  it('gives up in time and says that the message may have arrived', async () => {
    const bench = await open(300);
    bench.platform.troubleOnce({ kind: 'hang' });

    const error = await thrown(
      bench.channel.send(bench.to, { text: 'a', buttons: [] }, { id: 'x' }),
    );

    expect(error).toMatchObject({ failure: 'unknown', code: 'timeout' });
    expect(bench.platform.sent.all).toHaveLength(2);
    await bench.platform.close();
  });
});

describe('send of messenger', () => {
  it('carries our id and proves the call without a token in the address', async () => {
    const platform = await startFakeGraph();
    const channel = messengerChannel({
      config: { ...MESSENGER, graphUrl: platform.url },
      paint: fakePaint,
      clock: () => NOW,
    });
    const to: ContactKey = { channel: 'messenger', account: MESSENGER.pageId, contact: '7' };

    await channel.send(to, { text: 'a', buttons: [] }, { id: 'send-7' });

    expect(platform.sent.all).toMatchObject([{ metadata: 'send-7' }]);
    expect(platform.calls[0]?.url.search).toMatch(/^\?appsecret_proof=[0-9a-f]{64}$/);
    await platform.close();
  });

  it('does not call an answer without a message id sent', async () => {
    const platform = await startFakeGraph();
    const channel = messengerChannel({
      config: { ...MESSENGER, graphUrl: platform.url },
      paint: fakePaint,
      clock: () => NOW,
    });
    const to: ContactKey = { channel: 'messenger', account: MESSENGER.pageId, contact: '7' };
    platform.troubleOnce({ kind: 'answer', status: 200, body: '{"recipient_id":"7"}' });

    const error = await thrown(channel.send(to, { text: 'a', buttons: [] }, { id: 'x' }));

    expect(error).toMatchObject({ failure: 'unknown', code: 'no_message_id' });
    await platform.close();
  });
});
