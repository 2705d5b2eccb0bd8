import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { readJson } from '../../src/adapters/channels/readJson.ts';
import { arrivals, type Arrivals } from './arrivals.ts';
import { startLoopback, type FakeAnswer, type Loopback, type ReceivedCall } from './loopback.ts';
import { MESSENGER } from './testAccounts.ts';

/** A message that the fake Graph API accepted. */
export interface MessengerSend {
  readonly messageId: string;
  readonly to: string;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly payload: string }[];
  /** Our id of the send. */
  readonly metadata: string | undefined;
  /** Epoch milliseconds of arrival. */
  readonly at: number;
}

/** A running fake; close it after the test. */
export interface FakeGraph extends Loopback {
  /** Accepted messages in the order of arrival. */
  readonly sent: Arrivals<MessengerSend>;
}

/**
 * The Send API on the loopback with the documented rules: token, proof, lengths, number of quick
 * replies. Errors come as HTTP 4xx with `error{code}`. Use `url` as `graphUrl`.
 */
export async function startFakeGraph(account = MESSENGER): Promise<FakeGraph> {
  const sent = arrivals<MessengerSend>();
  const path = `/${account.graphVersion}/${account.pageId}/messages`;
  const proof = createHmac('sha256', account.appSecret)
    .update(account.pageAccessToken)
    .digest('hex');

  const loopback = await startLoopback((call) => {
    if (call.headers.authorization !== `Bearer ${account.pageAccessToken}`) {
      return refusal(401, 190, 'Invalid OAuth access token.');
    }
    if (call.url.searchParams.get('appsecret_proof') !== proof) {
      return refusal(400, 100, 'Invalid appsecret_proof provided in the API argument');
    }
    if (call.method !== 'POST' || call.url.pathname !== path) {
      return refusal(400, 100, 'Unsupported request');
    }
    return take(call);
  });

  return { ...loopback, sent };

  function take({ body }: ReceivedCall): FakeAnswer {
    const read = messageSchema.safeParse(readJson(Buffer.from(body)));
    if (!read.success) return refusal(400, 100, 'Invalid parameter');
    const { recipient, message } = read.data;
    const buttons = message.quick_replies ?? [];
    const messageId = `m_fake_${sent.all.length + 1}`;
    const { text, metadata } = message;
    sent.add({ messageId, to: recipient.id, text, buttons, metadata, at: Date.now() });
    return { status: 200, body: { recipient_id: recipient.id, message_id: messageId } };
  }
}

function refusal(status: number, code: number, message: string): FakeAnswer {
  const error = { message, type: 'OAuthException', code, fbtrace_id: 'AfakeTrace' };
  return { status, body: { error } };
}

const within = (limit: number) =>
  z.string().refine((text) => text !== '' && Array.from(text.normalize('NFC')).length <= limit);

const messageSchema = z.strictObject({
  recipient: z.strictObject({ id: z.string().min(1) }),
  messaging_type: z.literal('RESPONSE'),
  message: z.strictObject({
    text: within(2_000).regex(/\S/),
    quick_replies: z
      .array(
        z.strictObject({
          content_type: z.literal('text'),
          title: within(20),
          payload: within(1_000),
        }),
      )
      .min(1)
      .max(13)
      .optional(),
    metadata: within(1_000).optional(),
  }),
});
