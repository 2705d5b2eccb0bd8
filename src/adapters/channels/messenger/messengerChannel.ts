import {
  DeliveryError,
  type Channel,
  type Clock,
  type Paint,
  type RawWebhook,
  type WebhookReading,
} from '../../../conversation/ports.ts';
import { ANSWER_TIMEOUT } from '../postForAnswer.ts';
import { readJson } from '../readJson.ts';
import { makeUploads, sendWithUpload } from '../uploads.ts';
import { messengerClient } from './client.ts';
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
}

/** Meta drops an upload after 90 days. */
const UPLOAD_LIFETIME = 30 * 24 * 60 * 60 * 1_000;

/** One Page as the rest of the house sees it. */
export function messengerChannel(needs: MessengerNeeds): Channel {
  const { config, timeout = ANSWER_TIMEOUT } = needs;
  const client = messengerClient({ config, timeout });
  const upload = (png: Uint8Array) => client.uploadImage(png);
  const uploads = makeUploads({ ...needs, upload, lifetime: UPLOAD_LIFETIME });
  return {
    read: (webhook, receivedAt) => read(webhook, receivedAt, config),
    async send(to, part, { id }) {
      if (to.account !== config.pageId) throw new DeliveryError('permanent', 'other_account');
      return sendWithUpload(part, uploads, (attachmentId) =>
        client.send(render(to.contact, part, id, attachmentId)),
      );
    },
  };
}

function read(webhook: RawWebhook, receivedAt: number, config: MessengerConfig): WebhookReading {
  if (!isSigned(webhook, config)) return { kind: 'not_signed' };
  const body = readJson(webhook.body);
  if (body === undefined) return { kind: 'malformed' };
  return { kind: 'accepted', ...parse(body, { receivedAt, ...config }) };
}
