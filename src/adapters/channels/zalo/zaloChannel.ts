import {
  DeliveryError,
  type Channel,
  type Clock,
  type Log,
  type Paint,
  type RawWebhook,
  type TokenStore,
  type WebhookReading,
} from '../../../conversation/ports.ts';
import { ANSWER_TIMEOUT } from '../postForAnswer.ts';
import { readJson } from '../readJson.ts';
import { makeUploads, sendWithUpload } from '../uploads.ts';
import { zaloAccessToken } from './accessToken.ts';
import { zaloClient } from './client.ts';
import { parse } from './parse.ts';
import { render } from './render.ts';
import { isSigned } from './signature.ts';
import type { ZaloConfig } from './zaloConfig.ts';

/** What the channel is made of. */
export interface ZaloNeeds {
  readonly config: ZaloConfig;
  readonly tokens: TokenStore;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly paint: Paint;
  /** Milliseconds Zalo may take to answer. */
  readonly timeout?: number;
}

/** Zalo drops an upload after seven days; what is sent in the last hours must still be there. */
const UPLOAD_LIFETIME = 6 * 24 * 60 * 60 * 1_000;

/** One Official Account as the rest of the house sees it. */
export function zaloChannel(needs: ZaloNeeds): Channel {
  const { config, timeout = ANSWER_TIMEOUT } = needs;
  const accessToken = zaloAccessToken({ ...needs, timeout });
  const client = zaloClient({ openapiUrl: config.openapiUrl, accessToken, timeout });
  const upload = (png: Uint8Array) => client.uploadImage(png);
  const uploads = makeUploads({ ...needs, upload, lifetime: UPLOAD_LIFETIME });
  return {
    read: (webhook, receivedAt) => read(webhook, receivedAt, config),
    // Zalo carries no id of ours, so `options` is of no use here.
    async send(to, part) {
      if (to.account !== config.oaId) throw new DeliveryError('permanent', 'other_account');
      return sendWithUpload(part, uploads, (id) => client.send(render(to.contact, part, id)));
    },
  };
}

function read(webhook: RawWebhook, receivedAt: number, config: ZaloConfig): WebhookReading {
  if (isProbe(webhook)) return { kind: 'probe' };
  if (!isSigned(webhook, config)) return { kind: 'not_signed' };
  const body = readJson(webhook.body);
  if (body === undefined) return { kind: 'malformed' };
  const { appId, oaId } = config;
  return { kind: 'accepted', ...parse(body, { bytes: webhook.body, receivedAt, appId, oaId }) };
}

/** On saving the URL the console posts an unsigned `{}` and wants 200. */
function isProbe({ body, headers }: RawWebhook): boolean {
  const isUnsigned = headers['x-zevent-signature'] === undefined;
  return isUnsigned && body.length < 16 && Buffer.from(body).toString().trim() === '{}';
}
