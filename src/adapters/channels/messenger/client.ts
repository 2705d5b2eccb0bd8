import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { DeliveryError, type SendReceipt } from '../../../conversation/ports.ts';
import { identifierSchema } from '../identifier.ts';
import { postForAnswer, type PostTools } from '../postForAnswer.ts';
import { failureOf } from './errors.ts';
import type { MessengerConfig } from './messengerConfig.ts';
import type { MessengerMessage } from './render.ts';

/** What the client is made of. */
export interface MessengerClientNeeds extends PostTools {
  readonly config: MessengerConfig;
}

/** The Send API of one Page. */
export interface MessengerClient {
  /** Rejects with `DeliveryError` only. */
  send(message: MessengerMessage): Promise<SendReceipt>;
}

/** Sends through the Send API, each call proven with the app secret. */
export function messengerClient({ config, ...tools }: MessengerClientNeeds): MessengerClient {
  const { graphUrl, graphVersion, pageId, pageAccessToken, appSecret } = config;
  const proof = createHmac('sha256', appSecret).update(pageAccessToken).digest('hex');
  const url = `${graphUrl}/${graphVersion}/${pageId}/messages?appsecret_proof=${proof}`;
  // In the header, not in the URL: URLs end up in logs.
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${pageAccessToken}`,
  };
  return {
    async send(message) {
      const answer = await postForAnswer({ url, headers, body: JSON.stringify(message) }, tools);
      const failure = failureOf(answer);
      if (failure) throw failure;
      return receiptOf(answer.body);
    },
  };
}

const receiptSchema = z.object({ message_id: identifierSchema });

/** Without an id nobody knows whether Meta took the message. */
function receiptOf(body: unknown): SendReceipt {
  const read = receiptSchema.safeParse(body);
  if (!read.success) throw new DeliveryError('unknown', 'no_message_id');
  return { platformId: read.data.message_id };
}
