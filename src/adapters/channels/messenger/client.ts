import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { DeliveryError, type SendReceipt } from '../../../conversation/ports.ts';
import { identifierSchema } from '../identifier.ts';
import { multipart } from '../multipart.ts';
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
  /** Resolves to the id under which Meta keeps the picture for 90 days. Rejects likewise. */
  uploadImage(png: Uint8Array): Promise<string>;
}

/** Sends through the Send API, each call proven with the app secret. */
export function messengerClient({ config, ...tools }: MessengerClientNeeds): MessengerClient {
  const { graphUrl, graphVersion, pageId, pageAccessToken, appSecret } = config;
  const proof = createHmac('sha256', appSecret).update(pageAccessToken).digest('hex');
  return {
    async send(message) {
      return receiptOf(await call('messages', 'application/json', JSON.stringify(message)));
    },
    async uploadImage(png) {
      const { body, contentType } = await multipart(UPLOAD, { name: 'filedata', png });
      return attachmentOf(await call('message_attachments', contentType, body));
    },
  };

  async function call(edge: string, type: string, body: string | Uint8Array): Promise<unknown> {
    const url = `${graphUrl}/${graphVersion}/${pageId}/${edge}?appsecret_proof=${proof}`;
    // The token in the header, not in the URL: URLs end up in logs.
    const headers = { 'content-type': type, authorization: `Bearer ${pageAccessToken}` };
    const answer = await postForAnswer({ url, headers, body }, tools);
    const failure = failureOf(answer);
    if (failure) throw failure;
    return answer.body;
  }
}

/** Reusable: the same picture may go to many people. */
const UPLOAD = {
  message: JSON.stringify({ attachment: { type: 'image', payload: { is_reusable: true } } }),
};

const receiptSchema = z.object({ message_id: identifierSchema });

/** Without an id nobody knows whether Meta took the message. */
function receiptOf(body: unknown): SendReceipt {
  const read = receiptSchema.safeParse(body);
  if (!read.success) throw new DeliveryError('unknown', 'no_message_id');
  return { platformId: read.data.message_id };
}

const uploadSchema = z.object({ attachment_id: identifierSchema });

/** Without an id there is nothing to send. */
function attachmentOf(body: unknown): string {
  const read = uploadSchema.safeParse(body);
  if (!read.success) throw new DeliveryError('permanent', 'no_attachment_id');
  return read.data.attachment_id;
}
