import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { readJson } from '../../src/adapters/channels/readJson.ts';
import { arrivals, type Arrivals } from './arrivals.ts';
import { startLoopback, type FakeAnswer, type Loopback, type ReceivedCall } from './loopback.ts';
import { MESSENGER } from './testAccounts.ts';
import { uploadedPicture } from './uploadedPicture.ts';

/** A message that the fake Graph API accepted. */
export interface MessengerSend {
  readonly messageId: string;
  readonly to: string;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly payload: string }[];
  /** The picture that was uploaded for it. */
  readonly image?: Buffer;
  /** Our id of the send. */
  readonly metadata: string | undefined;
  /** Epoch milliseconds of arrival. */
  readonly at: number;
}

/** A running fake; close it after the test. */
export interface FakeGraph extends Loopback {
  /** What the platform's rules forbid and was asked all the same. */
  readonly violations: readonly string[];
  /** Accepted messages in the order of arrival. */
  readonly sent: Arrivals<MessengerSend>;
  /** Pictures that were uploaded, by the id they were given. */
  readonly uploads: ReadonlyMap<string, Buffer>;
}

/**
 * The Send API on the loopback with the documented rules: token, proof, lengths, number of quick
 * replies. Errors come as HTTP 4xx with `error{code}`. Use `url` as `graphUrl`.
 */
export async function startFakeGraph(account = MESSENGER): Promise<FakeGraph> {
  const sent = arrivals<MessengerSend>();
  const uploads = new Map<string, Buffer>();
  const violations: string[] = [];
  const page = `/${account.graphVersion}/${account.pageId}`;
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
    if (call.method === 'POST' && call.url.pathname === `${page}/messages`) return take(call);
    if (call.method === 'POST' && call.url.pathname === `${page}/message_attachments`) {
      return keep(call);
    }
    return refusal(400, 100, 'Unsupported request');
  });

  return { ...loopback, sent, uploads, violations };

  function wordsOf({ text, quick_replies: buttons = [] }: z.infer<typeof wordsSchema>) {
    return { text, buttons };
  }

  function pictureOf({ attachment_id: id }: { readonly attachment_id: string }) {
    const image = uploads.get(id);
    return image && { text: '', buttons: [], image };
  }

  async function keep(call: ReceivedCall): Promise<FakeAnswer> {
    const picture = await uploadedPicture(call, 'filedata');
    const asked = readJson(Buffer.from(picture?.fields.get('message') ?? ''));
    if (!picture || !uploadSchema.safeParse(asked).success) {
      return refusal(400, 100, 'Invalid parameter');
    }
    if (picture.bytes.length > LARGEST_IMAGE) return refusal(400, 36000, 'Image size is too large');
    const id = `${1_857_777 + uploads.size}`;
    uploads.set(id, picture.bytes);
    return { status: 200, body: { attachment_id: id } };
  }

  function take({ body }: ReceivedCall): FakeAnswer {
    const read = messageSchema.safeParse(readJson(Buffer.from(body)));
    if (!read.success) {
      violations.push('Invalid parameter');
      return refusal(400, 100, 'Invalid parameter');
    }
    const { recipient, message } = read.data;
    const { metadata } = message;
    const said = 'text' in message ? wordsOf(message) : pictureOf(message.attachment.payload);
    if (!said) return refusal(400, 100, 'Invalid attachment_id');
    const messageId = `m_fake_${sent.all.length + 1}`;
    sent.add({ messageId, to: recipient.id, ...said, metadata, at: Date.now() });
    return { status: 200, body: { recipient_id: recipient.id, message_id: messageId } };
  }
}

const LARGEST_IMAGE = 8_000_000;

function refusal(status: number, code: number, message: string): FakeAnswer {
  const error = { message, type: 'OAuthException', code, fbtrace_id: 'AfakeTrace' };
  return { status, body: { error } };
}

const within = (limit: number) =>
  z.string().refine((text) => text !== '' && Array.from(text.normalize('NFC')).length <= limit);

const wordsSchema = z.strictObject({
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
});

const pictureSchema = z.strictObject({
  attachment: z.strictObject({
    type: z.literal('image'),
    payload: z.strictObject({ attachment_id: z.string().min(1) }),
  }),
  metadata: within(1_000).optional(),
});

const uploadSchema = z.strictObject({
  attachment: z.strictObject({
    type: z.literal('image'),
    payload: z.strictObject({ is_reusable: z.literal(true) }),
  }),
});

const messageSchema = z.strictObject({
  recipient: z.strictObject({ id: z.string().min(1) }),
  messaging_type: z.literal('RESPONSE'),
  message: z.union([wordsSchema, pictureSchema]),
});
