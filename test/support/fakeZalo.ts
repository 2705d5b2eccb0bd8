import { z } from 'zod';
import { readJson } from '../../src/adapters/channels/readJson.ts';
import { arrivals, type Arrivals } from './arrivals.ts';
import { startLoopback, type FakeAnswer, type Loopback, type ReceivedCall } from './loopback.ts';
import { ZALO } from './testAccounts.ts';
import { uploadedPicture } from './uploadedPicture.ts';

/** A message that the fake Zalo accepted. */
export interface ZaloSend {
  readonly messageId: string;
  readonly to: string;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly payload: string }[];
  /** The picture that was uploaded for it. */
  readonly image?: Buffer;
  /** Epoch milliseconds of arrival. */
  readonly at: number;
}

/** A running fake; close it after the test. */
export interface FakeZalo extends Loopback {
  /** Accepted messages in the order of arrival. */
  readonly sent: Arrivals<ZaloSend>;
  /** Pictures that were uploaded, by the id they were given. */
  readonly uploads: ReadonlyMap<string, Buffer>;
  /** How often a new token pair was given. */
  renewals(): number;
  /** The access token dies at once, as after a change in the console. */
  revokeAccessToken(): void;
  /** Nobody holds a good refresh token any more but the one given here. */
  replaceRefreshToken(token: string): void;
}

/**
 * Zalo's OpenAPI and OAuth on the loopback with the documented rules: token, lengths, number of
 * buttons; refresh tokens work once, and a new access token ends the old one. Errors come as
 * HTTP 200 with `error`. Use `url` as `openapiUrl` and as `oauthUrl`.
 */
export async function startFakeZalo(account = ZALO): Promise<FakeZalo> {
  const sent = arrivals<ZaloSend>();
  const uploads = new Map<string, Buffer>();
  let renewals = 0;
  let accessToken: string | undefined;
  let refreshToken = account.refreshToken;

  const loopback = await startLoopback((call) => {
    if (call.method === 'POST' && call.url.pathname === '/v4/oa/access_token') return renew(call);
    if (call.method === 'POST' && call.url.pathname === '/v3.0/oa/message/cs') return take(call);
    if (call.method === 'POST' && call.url.pathname === '/v2.0/oa/upload/image') return keep(call);
    return { status: 404, body: { error: -212, message: 'API not registered' } };
  });

  return {
    ...loopback,
    sent,
    uploads,
    renewals: () => renewals,
    revokeAccessToken: () => (accessToken = undefined),
    replaceRefreshToken: (token) => (refreshToken = token),
  };

  function renew({ headers, body }: ReceivedCall): FakeAnswer {
    const form = new URLSearchParams(body);
    const isKnown =
      headers['secret_key'] === account.appSecret &&
      form.get('app_id') === account.appId &&
      form.get('grant_type') === 'refresh_token';
    if (!isKnown) return refusal(-14002, 'Invalid app');
    // A real answer can repeat the token, so this one does too: nobody may log it.
    const given = form.get('refresh_token') ?? '';
    if (given !== refreshToken) return refusal(-14014, `Invalid refresh token ${given}`);
    renewals += 1;
    accessToken = `zalo-access-token-${renewals}`;
    refreshToken = `zalo-refresh-token-${renewals}`;
    const pair = { access_token: accessToken, refresh_token: refreshToken, expires_in: '90000' };
    return { status: 200, body: pair };
  }

  function isAllowed({ headers }: ReceivedCall): boolean {
    return accessToken !== undefined && headers['access_token'] === accessToken;
  }

  async function keep(call: ReceivedCall): Promise<FakeAnswer> {
    if (!isAllowed(call)) return refusal(-216, 'Access token is invalid');
    const picture = await uploadedPicture(call, 'file');
    if (!picture) return refusal(-201, 'file is invalid');
    if (picture.bytes.length > LARGEST_IMAGE) return refusal(-210, 'file is over the limit');
    const id = `zalo-attachment-${uploads.size + 1}`;
    uploads.set(id, picture.bytes);
    return { status: 200, body: { data: { attachment_id: id }, error: 0, message: 'Success' } };
  }

  function take(call: ReceivedCall): FakeAnswer {
    if (!isAllowed(call)) return refusal(-216, 'Access token is invalid');
    const { body } = call;
    const message = messageSchema.safeParse(readJson(Buffer.from(body)));
    if (!message.success) return refusal(-201, 'message is invalid');
    if (isTooLarge(message.data)) return refusal(-210, 'parameter is over the limit');
    const messageId = `zalo-message-${sent.all.length + 1}`;
    const { text, attachment } = message.data.message;
    const to = message.data.recipient.user_id;
    const payload = attachment?.payload;
    const attachmentId = isMedia(payload) ? (payload.elements[0]?.attachment_id ?? '') : undefined;
    const image = attachmentId === undefined ? undefined : uploads.get(attachmentId);
    if (isMedia(payload) && !image) return refusal(-201, 'attachment_id is invalid');
    const said = { text: text ?? '', buttons: buttonsOf(payload), ...(image && { image }) };
    sent.add({ messageId, to, ...said, at: Date.now() });
    const answer = { message_id: messageId, user_id: to, sent_time: `${Date.now()}` };
    return { status: 200, body: { data: answer, error: 0, message: 'Success' } };
  }
}

const LARGEST_IMAGE = 1_000_000;

function refusal(error: number, message: string): FakeAnswer {
  return { status: 200, body: { error, error_name: message, message } };
}

const title = z.string().min(1);
const buttonsSchema = z.strictObject({
  buttons: z
    .array(
      z.union([
        z.strictObject({ title, type: z.literal('oa.query.hide'), payload: z.string().min(1) }),
        z.strictObject({
          title,
          type: z.literal('oa.open.url'),
          payload: z.strictObject({ url: z.url() }).transform(({ url }) => url),
        }),
        z.strictObject({
          title,
          type: z.literal('oa.open.phone'),
          payload: z
            .strictObject({ phone_code: z.string().regex(/^84\d{6,10}$/) })
            .transform(({ phone_code: digits }) => digits),
        }),
      ]),
    )
    .min(1),
});

const mediaSchema = z.strictObject({
  template_type: z.literal('media'),
  elements: z
    .array(z.strictObject({ media_type: z.literal('image'), attachment_id: z.string().min(1) }))
    .length(1),
});

type Payload = z.infer<typeof buttonsSchema> | z.infer<typeof mediaSchema> | undefined;

function isMedia(payload: Payload): payload is z.infer<typeof mediaSchema> {
  return payload !== undefined && 'elements' in payload;
}

function buttonsOf(payload: Payload): z.infer<typeof buttonsSchema>['buttons'] {
  return payload !== undefined && 'buttons' in payload ? payload.buttons : [];
}

const messageSchema = z.strictObject({
  recipient: z.strictObject({ user_id: z.string().min(1) }),
  message: z
    .strictObject({
      text: z.string().regex(/\S/).optional(),
      attachment: z
        .strictObject({
          type: z.literal('template'),
          payload: z.union([buttonsSchema, mediaSchema]),
        })
        .optional(),
    })
    // Words may only be missing beside a picture.
    .refine(({ text, attachment }) => text !== undefined || isMedia(attachment?.payload)),
});

function isTooLarge({ message }: z.infer<typeof messageSchema>): boolean {
  const buttons = buttonsOf(message.attachment?.payload);
  return (
    length(message.text ?? '') > 2_000 ||
    buttons.length > 5 ||
    buttons.some(({ title, payload }) => length(title) > 100 || length(payload) > 1_000)
  );
}

function length(text: string): number {
  return Array.from(text.normalize('NFC')).length;
}
