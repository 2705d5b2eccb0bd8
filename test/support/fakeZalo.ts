import { createHash } from 'node:crypto';
import { readJson } from '../../src/adapters/channels/readJson.ts';
import type { Clock } from '../../src/conversation/ports.ts';
import { arrivals, type Arrivals } from './arrivals.ts';
import {
  buttonsOf,
  isForm,
  isMedia,
  isTooLarge,
  messageSchema,
  type FakeMessage,
} from './fakeZalo/message.ts';
import { fakePeople, type FakePeople } from './fakeZalo/people.ts';
import { refusal, success } from './fakeZalo/refusal.ts';
import { fakeTokens, type FakeTokens } from './fakeZalo/tokens.ts';
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
  /** The contact form. */
  readonly form?: { readonly title: string; readonly image_url: string };
  /** Epoch milliseconds of arrival. */
  readonly at: number;
}

/** A running fake; close it after the test. */
export interface FakeZalo extends Loopback {
  /** Accepted messages in the order of arrival. */
  readonly sent: Arrivals<ZaloSend>;
  /** Pictures that were uploaded, by the id they were given. */
  readonly uploads: ReadonlyMap<string, Buffer>;
  /** Zalo has lost every upload, as after seven days. */
  dropUploads(): void;
  /** Tags as they were put: user id (digits as sent) and name. */
  readonly tags: readonly { readonly userId: string; readonly name: string }[];
  /** Every breach of a documented rule by us; a test that provokes none wants it empty. */
  readonly violations: readonly string[];
  readonly tokens: FakeTokens;
  /** Who may be written to; as long as nobody interacted, everybody. */
  readonly people: FakePeople;
  /** How often a new token pair was given. */
  renewals(): number;
  /** The access token dies at once, as after a change in the console. */
  revokeAccessToken(): void;
  /** Nobody holds a good refresh token any more but the one given here. */
  replaceRefreshToken(token: string): void;
}

export interface FakeZaloOptions {
  /** Tokens, windows and limits go by it; the real time when it is left out. */
  readonly clock?: Clock;
  /** Requests allowed in a minute. */
  readonly perMinute?: number;
}

const PER_MINUTE = 4_000;
const UPLOADS_A_MONTH = 5_000;
const LARGEST_IMAGE = 1_000_000;
const UPLOAD_LIFE = 7 * 24 * 60 * 60 * 1000;

/**
 * Zalo's OpenAPI and OAuth on the loopback with the documented rules: tokens that die and work once,
 * windows, lengths, number of buttons, rate limit. Errors come as HTTP 200 with `error`; a breach of ours
 * is refused as Zalo would and noted in `violations`. Use `url` as `openapiUrl` and as `oauthUrl`.
 */
export async function startFakeZalo(
  account = ZALO,
  { clock = Date.now, perMinute = PER_MINUTE }: FakeZaloOptions = {},
): Promise<FakeZalo> {
  const sent = arrivals<ZaloSend>();
  const uploads = new Map<string, Buffer>();
  const uploadedAt = new Map<string, number>();
  const tags: { userId: string; name: string }[] = [];
  const violations: string[] = [];
  const violate = (what: string) => void violations.push(what);
  const tokens = fakeTokens({ account, clock, violate });
  const people = fakePeople(clock);
  const calls: number[] = [];

  const loopback = await startLoopback((call) => {
    const route = `${call.method} ${call.url.pathname}`;
    if (route === 'POST /v4/oa/access_token') return tokens.exchange(call);
    const rule = RULES.get(route);
    if (!rule) {
      violate(`no such call: ${route}`);
      return { status: 404, body: { error: -212, message: 'API not registered' } };
    }
    return limited(call) ?? rule(call);
  });

  /** What every call of the OpenAPI has in common. */
  function limited({ headers }: ReceivedCall): FakeAnswer | undefined {
    if (headers.authorization !== undefined) violate('the token stood in Authorization');
    const token = headers['access_token'];
    if (!tokens.isAlive(typeof token === 'string' ? token : undefined)) {
      return refusal(-216, 'Access token is invalid');
    }
    while (calls[0] !== undefined && calls[0] <= clock() - 60_000) calls.shift();
    calls.push(clock());
    if (calls.length <= perMinute) return undefined;
    violate('more calls in a minute than allowed');
    const left = { 'x-ratelimit-limit': `${perMinute}`, 'x-ratelimit-remain': '0' };
    return { ...refusal(-32, 'Your application reached limit call api'), headers: left };
  }

  const RULES = new Map<string, (call: ReceivedCall) => FakeAnswer | Promise<FakeAnswer>>([
    ['POST /v3.0/oa/message/cs', take],
    ['POST /v2.0/oa/upload/image', keep],
    ['POST /v2.0/oa/tag/tagfollower', tag],
    ['GET /v2.0/oa/getoa', () => success({ oaid: account.oaId, is_verified: true })],
  ]);

  return {
    ...loopback,
    sent,
    uploads,
    dropUploads: () => {
      uploads.clear();
    },
    tags,
    violations,
    tokens,
    people,
    renewals: () => tokens.renewals(),
    revokeAccessToken: () => {
      tokens.revokeAccessToken();
    },
    replaceRefreshToken: (token) => {
      tokens.replaceRefreshToken(token);
    },
  };

  function broken(code: number, what: string): FakeAnswer {
    violate(`${code}: ${what}`);
    return refusal(code, what);
  }

  async function keep(call: ReceivedCall): Promise<FakeAnswer> {
    const picture = await uploadedPicture(call, 'file');
    if (!picture) return broken(-201, 'file is invalid');
    if (picture.bytes.length > LARGEST_IMAGE) return broken(-210, 'file is over the limit');
    if (uploadedAt.size >= UPLOADS_A_MONTH) return broken(-210, 'too many uploads');
    const number = uploadedAt.size + 1;
    const digest = createHash('sha256').update(picture.bytes).digest('hex').slice(0, 8);
    const id = `zalo-attachment-${number}-${digest}`;
    uploads.set(id, picture.bytes);
    uploadedAt.set(id, clock());
    return success({ attachment_id: id });
  }

  function tag({ body }: ReceivedCall): FakeAnswer {
    const given = /^\{"user_id":(\d+),"tag_name":"([^"]+)"\}$/.exec(body);
    if (!given) return broken(-201, 'user_id is invalid');
    tags.push({ userId: given[1] ?? '', name: given[2] ?? '' });
    return success({});
  }

  function take({ body }: ReceivedCall): FakeAnswer {
    const message = messageSchema.safeParse(readJson(Buffer.from(body)));
    if (!message.success) return broken(-201, 'message is invalid');
    if (isTooLarge(message.data)) return broken(-210, 'parameter is over the limit');
    const closed = people.refusalTo(message.data.recipient.user_id);
    if (closed) return broken(closed.code, closed.message);
    return accept(message.data);
  }

  function accept({ recipient: { user_id: to }, message }: FakeMessage): FakeAnswer {
    const payload = message.attachment?.payload;
    const attachmentId = isMedia(payload) ? payload.elements[0]?.attachment_id : undefined;
    const image = imageOf(attachmentId);
    if (attachmentId !== undefined && !image) return refusal(-100, 'attachment_id is expired');
    const form = isForm(payload) ? payload.elements[0] : undefined;
    const messageId = `zalo-message-${sent.all.length + 1}`;
    const said = { text: message.text ?? '', buttons: buttonsOf(payload) };
    const shown = { ...(image && { image }), ...(form && { form }) };
    sent.add({ messageId, to, ...said, ...shown, at: Date.now() });
    return success({ message_id: messageId, user_id: to, sent_time: `${clock()}` });
  }

  function imageOf(id: string | undefined): Buffer | undefined {
    const at = uploadedAt.get(id ?? '') ?? 0;
    return clock() - at <= UPLOAD_LIFE ? uploads.get(id ?? '') : undefined;
  }
}
