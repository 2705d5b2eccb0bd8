import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { readJson } from '../../adapters/channels/readJson.ts';
import { listen } from '../../adapters/http/listen.ts';

/** A message that the program sent to the platform. */
export interface SentMessage {
  readonly to: string;
  readonly text: string;
}

/** An answer to give instead of the usual one; the body goes out as it stands. */
export interface RecordedAnswer {
  readonly to: 'send' | 'oauth';
  readonly status: number;
  readonly body: string;
}

/** Zalo's and Meta's hosts at once, on the loopback; every message is accepted. */
export interface FakePlatform {
  readonly url: string;
  /** Everything sent since this was asked last. */
  takeSent(): readonly SentMessage[];
  /** The answer to every call of its kind, until called with undefined. */
  answerWith(answer: RecordedAnswer | undefined): void;
  close(): Promise<void>;
}

/** Starts the fake on a free port of 127.0.0.1. */
export async function startFakePlatform(): Promise<FakePlatform> {
  let sent: SentMessage[] = [];
  let recorded: RecordedAnswer | undefined;
  let count = 0;
  const server = await listen(
    (request, response) => {
      void text(request).then((body) => {
        const other = answerBeside(request.url, body);
        if (other !== undefined) {
          response.writeHead(200, { 'content-type': 'application/json' }).end(other);
          return;
        }
        const to = request.url?.startsWith('/v4/oa/access_token') ? 'oauth' : 'send';
        const { status, body: answer } = recorded?.to === to ? recorded : usual(to, body);
        response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
      });
    },
    { host: '127.0.0.1', port: 0 },
  );
  return {
    url: `http://127.0.0.1:${server.port}`,
    takeSent() {
      const taken = sent;
      sent = [];
      return taken;
    },
    answerWith: (answer) => (recorded = answer),
    close: () => server.close(),
  };

  function usual(to: RecordedAnswer['to'], body: string): Omit<RecordedAnswer, 'to'> {
    count += 1;
    return { status: 200, body: JSON.stringify(to === 'oauth' ? pair(count) : take(body)) };
  }

  function take(body: string): object {
    const { recipient, message } = messageSchema.parse(readJson(Buffer.from(body)));
    sent.push({ to: recipient.user_id ?? recipient.id ?? '', text: message.text ?? '' });
    const messageId = `fake-message-${count}`;
    return { error: 0, data: { message_id: messageId }, message_id: messageId };
  }
}

/** The answer to a call that is no message: a picture, the subscription, "is writing"… */
function answerBeside(url = '', body: string): string | undefined {
  if (/\/(?:upload\/image|message_attachments)/.test(url)) return UPLOADED;
  if (/\/(?:subscribed_apps|messenger_profile)/.test(url)) return SUCCESS;
  return body.includes('"sender_action"') ? SUCCESS : undefined;
}

const SUCCESS = JSON.stringify({ success: true, data: [] });

const UPLOADED = JSON.stringify({
  error: 0,
  data: { attachment_id: 'fake-picture' },
  attachment_id: 'fake-picture',
});

function pair(count: number): object {
  const tokens = { access_token: `fake-access-${count}`, refresh_token: `fake-refresh-${count}` };
  return { ...tokens, expires_in: '90000' };
}

/** What both platforms' messages have in common for us. */
const messageSchema = z.object({
  recipient: z.object({ user_id: z.string().optional(), id: z.string().optional() }),
  message: z.object({ text: z.string().optional() }),
});
