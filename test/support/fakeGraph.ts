import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { readJson } from '../../src/adapters/channels/readJson.ts';
import { arrivals, type Arrivals } from './arrivals.ts';
import { fakeConversations, type FakeConversations } from './fakeGraph/conversations.ts';
import {
  actionSchema,
  messageSchema,
  shown,
  uploadSchema,
  type FakeMessage,
} from './fakeGraph/message.ts';
import { fakePage, type FakePage } from './fakeGraph/page.ts';
import { refusal } from './fakeGraph/refusal.ts';
import { startLoopback, type FakeAnswer, type Loopback, type ReceivedCall } from './loopback.ts';
import { messengerEcho, type SignedWebhook } from './signedWebhooks.ts';
import { MESSENGER } from './testAccounts.ts';
import { uploadedPicture } from './uploadedPicture.ts';

/** A message that the fake Graph API accepted. */
export interface MessengerSend {
  readonly messageId: string;
  /** The PSID, or `comment:<id>` of a private reply. */
  readonly to: string;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly payload: string }[];
  readonly links: readonly { readonly title: string; readonly to: string }[];
  readonly asksForPhone: boolean;
  readonly tag: string | undefined;
  /** The picture that was uploaded for it. */
  readonly image?: Buffer;
  /** Our id of the send. */
  readonly metadata: string | undefined;
  /** Epoch milliseconds of arrival. */
  readonly at: number;
}

/** What was asked for beside messages. */
export interface MessengerDeed {
  /** `typing_on`, `mark_seen`, `pass_thread_control`… */
  readonly name: string;
  readonly to: string;
}

/** A running fake; close it after the test. */
export interface FakeGraph
  extends Loopback, Pick<FakeConversations, 'heard' | 'commented'>, Omit<FakePage, 'take'> {
  /** Accepted messages in the order of arrival. */
  readonly sent: Arrivals<MessengerSend>;
  /** Pictures that were uploaded, by the id they were given. */
  readonly uploads: ReadonlyMap<string, Buffer>;
  readonly deeds: Arrivals<MessengerDeed>;
  /** Every rule of Meta's that a call broke, one line each; no test but of the rules may leave one. */
  readonly violations: readonly string[];
  /** Share of the limit in use, in percent, told in every answer; from 100 on everything is refused. */
  setUsage(percent: number): void;
  /** Posts an echo of every message, before or after its answer; undefined: no echoes. */
  echo(
    when: 'before' | 'after' | undefined,
    post?: (echo: SignedWebhook) => Promise<unknown>,
  ): void;
}

export interface FakeGraphOptions {
  /** The time by which windows open and close; the machine's when absent. */
  readonly clock?: () => number;
}

/**
 * The Graph API of one Page on the loopback with the documented rules: token, proof, lengths,
 * windows, tags, limits, subscriptions, profile, private replies. Errors come as HTTP 4xx with
 * `error{code}`. Troubles meet messages and uploads only. Use `url` as `graphUrl`.
 */
export async function startFakeGraph(
  account = MESSENGER,
  { clock = Date.now }: FakeGraphOptions = {},
): Promise<FakeGraph> {
  const sent = arrivals<MessengerSend>();
  const uploads = new Map<string, Buffer>();
  const deeds = arrivals<MessengerDeed>();
  const violations: string[] = [];
  const conversations = fakeConversations();
  const page = fakePage(account.appId);
  const proof = createHmac('sha256', account.appSecret)
    .update(account.pageAccessToken)
    .digest('hex');
  let usage = 0;
  let echoing: { when: 'before' | 'after'; post: (echo: SignedWebhook) => Promise<unknown> };
  let isEchoing = false;

  const loopback = await startLoopback(
    async (call) => withUsage(keepingBook(call, refuseCaller(call) ?? (await answer(call)))),
    (call) => !MESSAGES.test(call.url.pathname) || call.body.includes('"sender_action"'),
  );

  return {
    ...loopback,
    sent,
    uploads,
    deeds,
    violations,
    heard: conversations.heard,
    commented: conversations.commented,
    subscribed: page.subscribed,
    unsubscribe: page.unsubscribe,
    profile: page.profile,
    setUsage: (percent) => (usage = percent),
    echo(when, post = () => Promise.resolve()) {
      isEchoing = when !== undefined;
      if (when) echoing = { when, post };
    },
  };

  function refuseCaller(call: ReceivedCall): FakeAnswer | undefined {
    if (call.url.searchParams.has('access_token')) return refusal(400, '100', 'Token in the URL');
    if (call.headers.authorization !== `Bearer ${account.pageAccessToken}`) {
      return refusal(401, '190', 'Invalid OAuth access token.');
    }
    if (call.url.searchParams.get('appsecret_proof') !== proof) {
      return refusal(400, '100', 'Invalid appsecret_proof provided in the API argument');
    }
    return usage >= 100
      ? refusal(400, '613', 'Calls to this api have exceeded the limit')
      : undefined;
  }

  function withUsage(given: FakeAnswer): FakeAnswer {
    if (usage === 0) return given;
    const shares = { call_count: usage, total_time: 1, total_cputime: 1 };
    return { ...given, headers: { 'x-app-usage': JSON.stringify(shares) } };
  }

  /** A refused call is a fault of ours, except where the test made the limit itself. */
  function keepingBook({ url }: ReceivedCall, given: FakeAnswer): FakeAnswer {
    const read = errorSchema.safeParse(given.body);
    if (read.success && usage < 100) {
      violations.push(`${url.pathname.split('/').at(-1) ?? ''}: ${read.data.error.message}`);
    }
    return given;
  }

  async function answer(call: ReceivedCall): Promise<FakeAnswer> {
    if (call.method === 'GET' && call.url.pathname === `/${account.graphVersion}/me`) {
      return { status: 200, body: { id: account.pageId, name: 'An Sinh' } };
    }
    const prefix = `/${account.graphVersion}/${account.pageId}/`;
    const edge = call.url.pathname.startsWith(prefix) ? call.url.pathname.slice(prefix.length) : '';
    if (call.method === 'POST' && edge === 'messages') return takeMessage(call);
    if (call.method === 'POST' && edge === 'message_attachments') return keep(call);
    if (call.method === 'POST' && edge.endsWith('_thread_control')) return route(edge, call);
    return page.take(call, edge) ?? refusal(400, '100', 'Unsupported request');
  }

  async function keep(call: ReceivedCall): Promise<FakeAnswer> {
    const picture = await uploadedPicture(call, 'filedata');
    const asked = readJson(Buffer.from(picture?.fields.get('message') ?? ''));
    if (!picture || !uploadSchema.safeParse(asked).success) {
      return refusal(400, '100', 'Invalid parameter');
    }
    if (picture.bytes.length > LARGEST_IMAGE) {
      return refusal(400, '36000', 'Image size is too large');
    }
    const id = `${1_857_777 + uploads.size}`;
    uploads.set(id, picture.bytes);
    return { status: 200, body: { attachment_id: id } };
  }

  function route(edge: string, { body }: ReceivedCall): FakeAnswer {
    const read = routeSchema.safeParse(readJson(Buffer.from(body)));
    if (!read.success) return refusal(400, '100', 'Invalid parameter');
    const to = read.data.recipient.id;
    if (edge === 'pass_thread_control' && read.data.target_app_id === undefined) {
      return refusal(400, '100', 'target_app_id is missing');
    }
    conversations.own(to, edge === 'take_thread_control');
    deeds.add({ name: edge, to });
    return { status: 200, body: { success: true } };
  }

  async function takeMessage({ body }: ReceivedCall): Promise<FakeAnswer> {
    const asked = readJson(Buffer.from(body));
    const action = actionSchema.safeParse(asked);
    if (action.success) {
      const { recipient, sender_action: name } = action.data;
      deeds.add({ name, to: recipient.id });
      return { status: 200, body: { recipient_id: recipient.id } };
    }
    const read = messageSchema.safeParse(asked);
    if (!read.success) return refusal(400, '100', 'Invalid parameter');
    return conversations.refuse(read.data, clock()) ?? (await accept(read.data));
  }

  async function accept(given: FakeMessage): Promise<FakeAnswer> {
    const { attachmentId, ...said } = shown(given.message);
    const image = attachmentId === undefined ? undefined : uploads.get(attachmentId);
    if (attachmentId !== undefined && !image) return refusal(400, '100', 'Invalid attachment_id');
    const messageId = `m_fake_${sent.all.length + 1}`;
    const { recipient, tag } = given;
    const to = 'id' in recipient ? recipient.id : `comment:${recipient.comment_id}`;
    const psid = 'id' in recipient ? recipient.id : PRIVATE_REPLY_PSID;
    const { metadata } = given.message;
    conversations.answered(given);
    const pictured = image ? { image } : {};
    sent.add({ messageId, to, ...said, ...pictured, tag, metadata, at: Date.now() });
    await echoed(messengerEcho({ user: psid, id: messageId, at: clock(), metadata }));
    return { status: 200, body: { recipient_id: psid, message_id: messageId } };
  }

  async function echoed(echo: SignedWebhook): Promise<void> {
    if (!isEchoing) return;
    const { when, post } = echoing;
    if (when === 'before') await post(echo);
    else setImmediate(() => void post(echo));
  }
}

/** Who wrote the comments of the tests; nobody knows before the answer. */
const PRIVATE_REPLY_PSID = '7000000000000001';
const LARGEST_IMAGE = 8_000_000;
const MESSAGES = /\/(?:messages|message_attachments)$/;

const errorSchema = z.object({ error: z.object({ message: z.string() }) });
const routeSchema = z.strictObject({
  recipient: z.strictObject({ id: z.string().min(1) }),
  target_app_id: z.string().optional(),
});
