import {
  DeliveryError,
  type Channel,
  type Clock,
  type Paint,
  type RateLimit,
  type RawWebhook,
  type SendOptions,
  type WebhookReading,
} from '../../../conversation/ports.ts';
import type { ThreadControl } from '../../../conversation/threadControl.ts';
import { commentOfContact } from '../../../core/shared/commentContact.ts';
import { ANSWER_TIMEOUT } from '../postForAnswer.ts';
import { readJson } from '../readJson.ts';
import { makeUploads, sendWithUpload } from '../uploads.ts';
import { messengerClient, type MessengerClient } from './client.ts';
import { openGraph } from './graph.ts';
import type { MessengerConfig } from './messengerConfig.ts';
import { parse } from './parse.ts';
import { render } from './render.ts';
import { isSigned } from './signature.ts';

/** What the channel is made of. */
export interface MessengerNeeds {
  readonly config: MessengerConfig;
  readonly clock: Clock;
  readonly paint: Paint;
  /** Milliseconds Meta may take to answer. */
  readonly timeout?: number;
  /** True for a `ref` that the operator has planned; none is when absent. */
  readonly knowsRef?: (ref: string) => boolean;
  /** The Page's limit of private replies to comments; without it there is none. */
  readonly privateReplies?: RateLimit;
}

/** Meta drops an upload after 90 days. */
const UPLOAD_LIFETIME = 30 * 24 * 60 * 60 * 1_000;
/** Where people answer for the Page; a conversation passed on goes there. */
const PAGE_INBOX_APP = '263902037430900';

/** One Page as the rest of the house sees it. */
export function messengerChannel(needs: MessengerNeeds): Channel & ThreadControl {
  const { config, clock, timeout = ANSWER_TIMEOUT } = needs;
  const client = messengerClient(openGraph({ config, clock, timeout }));
  const upload = (png: Uint8Array) => client.uploadImage(png);
  const uploads = makeUploads({ ...needs, upload, lifetime: UPLOAD_LIFETIME });
  return {
    read: (webhook, receivedAt) => read(webhook, receivedAt, needs),
    async send(to, part, options) {
      const contact = contactOf(to);
      if (isComment(contact)) await keepLimit(needs);
      return sendWithUpload(part, uploads, (attachmentId) =>
        client.send(render(contact, part, { id: options.id, kind: kindOf(options), attachmentId })),
      );
    },
    showTyping(to) {
      if (to.account === config.pageId && !isComment(to.contact)) showTyping(client, to.contact);
    },
    passToInbox: async (to) => client.passThread(contactOf(to), PAGE_INBOX_APP),
    take: async (to) => client.takeThread(contactOf(to)),
    release: async (to) => client.releaseThread(contactOf(to)),
  };

  function contactOf({ account, contact }: Parameters<Channel['send']>[0]): string {
    if (account !== config.pageId) throw new DeliveryError('permanent', 'other_account');
    return contact;
  }
}

function isComment(contact: string): boolean {
  return commentOfContact(contact) !== undefined;
}

/** Only what a person wrote may go through the window of seven days, and nothing else carries its tag. */
function kindOf({ window }: SendOptions): 'response' | 'human_agent' {
  return window === 'person' ? 'human_agent' : 'response';
}

async function keepLimit({ privateReplies, config }: MessengerNeeds): Promise<void> {
  const wait = await privateReplies?.(config.pageId);
  if (wait === undefined) return;
  throw new DeliveryError('retry', 'private_replies', { retryAfter: wait });
}

/** Whatever becomes of it, the answer itself comes soon. */
function showTyping(client: MessengerClient, psid: string): void {
  client.act(psid, 'typing_on').catch(() => undefined);
}

function read(
  webhook: RawWebhook,
  receivedAt: number,
  { config, knowsRef }: MessengerNeeds,
): WebhookReading {
  if (!isSigned(webhook, config)) return { kind: 'not_signed' };
  const body = readJson(webhook.body);
  if (body === undefined) return { kind: 'malformed' };
  const { pageId, appId } = config;
  const known = knowsRef ? { knowsRef } : {};
  return { kind: 'accepted', ...parse(body, { receivedAt, pageId, appId, ...known }) };
}
