import type { AccountTroubles } from '../../../conversation/accountTroubles.ts';
import type { HealthWatch } from '../../../conversation/accountHealth.ts';
import {
  DeliveryError,
  type Channel,
  type Clock,
  type Log,
  type Meter,
  type Paint,
  type RawWebhook,
  type TokenStore,
  type WebhookReading,
} from '../../../conversation/ports.ts';
import type { UploadStore } from '../../../conversation/uploadStore.ts';
import { ANSWER_TIMEOUT } from '../postForAnswer.ts';
import { readJson } from '../readJson.ts';
import { sendWithUpload } from '../uploads.ts';
import { zaloAccessToken } from './accessToken.ts';
import { zaloClient } from './client.ts';
import { zaloHealth } from './health.ts';
import { parse } from './parse.ts';
import { render } from './render.ts';
import { isSigned } from './signature.ts';
import type { ZaloConfig } from './zaloConfig.ts';
import { zaloUploads } from './zaloUploads.ts';

/** What the channel is made of. */
export interface ZaloNeeds {
  readonly config: ZaloConfig;
  readonly tokens: TokenStore;
  readonly uploads: UploadStore;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly meter: Pick<Meter, 'count'>;
  readonly troubles: AccountTroubles;
  readonly paint: Paint;
  /** The picture on the contact form, an https address; without it nobody is shown the form. */
  readonly formPicture?: string | undefined;
  /** Milliseconds Zalo may take to answer. */
  readonly timeout?: number;
}

/** One Official Account as the rest of the house sees it. */
export interface ZaloChannel extends Channel {
  readonly health: HealthWatch;
  /** Puts a tag on a person. Rejects with `DeliveryError` only. */
  tag(userId: string, name: string): Promise<void>;
}

export function zaloChannel(needs: ZaloNeeds): ZaloChannel {
  const { config, formPicture, timeout = ANSWER_TIMEOUT } = needs;
  const { oaId: account, openapiUrl } = config;
  const accessToken = zaloAccessToken({ ...needs, timeout });
  const client = zaloClient({ openapiUrl, accessToken, timeout, clock: needs.clock });
  const uploads = zaloUploads({ ...needs, store: needs.uploads, account, client });
  return {
    read: (webhook, receivedAt) => read(webhook, receivedAt, config),
    // Zalo carries no id of ours, so `options` is of no use here.
    async send(to, part) {
      if (to.account !== account) throw new DeliveryError('permanent', 'other_account');
      return sendWithUpload(part, uploads, (attachmentId) => {
        const message = render(to.contact, part, { attachmentId, formPicture });
        if (!message) throw new DeliveryError('permanent', 'no_form_picture');
        return client.send(message);
      });
    },
    health: zaloHealth({ ...needs, account, client, accessToken }),
    tag: (userId, name) => client.tag(userId, name),
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
