import {
  DeliveryError,
  type Channel,
  type RawWebhook,
  type WebhookReading,
} from '../../../conversation/ports.ts';
import { ANSWER_TIMEOUT } from '../postForAnswer.ts';
import { readJson } from '../readJson.ts';
import { messengerClient } from './client.ts';
import type { MessengerConfig } from './messengerConfig.ts';
import { parse } from './parse.ts';
import { render } from './render.ts';
import { isSigned } from './signature.ts';

/** What the channel is made of. */
export interface MessengerNeeds {
  readonly config: MessengerConfig;
  /** Milliseconds Meta may take to answer. */
  readonly timeout?: number;
}

/** One Page as the rest of the house sees it. */
export function messengerChannel(needs: MessengerNeeds): Channel {
  const { config, timeout = ANSWER_TIMEOUT } = needs;
  const client = messengerClient({ config, timeout });
  return {
    read: (webhook, receivedAt) => read(webhook, receivedAt, config),
    async send(to, part, { id }) {
      if (to.account !== config.pageId) throw new DeliveryError('permanent', 'other_account');
      return client.send(render(to.contact, part, id));
    },
  };
}

function read(webhook: RawWebhook, receivedAt: number, config: MessengerConfig): WebhookReading {
  if (!isSigned(webhook, config)) return { kind: 'not_signed' };
  const body = readJson(webhook.body);
  if (body === undefined) return { kind: 'malformed' };
  return { kind: 'accepted', ...parse(body, { receivedAt, pageId: config.pageId }) };
}
