import { z } from 'zod';
import { DeliveryError, type SendReceipt } from '../../../conversation/ports.ts';
import { identifierSchema } from '../identifier.ts';
import { multipart } from '../multipart.ts';
import { postForAnswer, type PostTools } from '../postForAnswer.ts';
import type { AccessToken } from './accessToken.ts';
import { failureOf, isTokenRefused } from './errors.ts';
import type { ZaloMessage } from './render.ts';

/** What the client is made of. */
export interface ZaloClientNeeds extends PostTools {
  readonly openapiUrl: string;
  readonly accessToken: AccessToken;
}

/** The OpenAPI of one Official Account. */
export interface ZaloClient {
  /** Rejects with `DeliveryError` only. */
  send(message: ZaloMessage): Promise<SendReceipt>;
  /** Resolves to the id under which Zalo keeps the picture for seven days. Rejects likewise. */
  uploadImage(png: Uint8Array): Promise<string>;
}

/** Sends consultation messages; a refused token is renewed and the call repeated once. */
export function zaloClient({ openapiUrl, accessToken, ...tools }: ZaloClientNeeds): ZaloClient {
  return {
    async send(message) {
      const body = JSON.stringify(message);
      return receiptOf(await call('/v3.0/oa/message/cs', 'application/json', body));
    },
    async uploadImage(png) {
      const { body, contentType } = await multipart({}, { name: 'file', png });
      return attachmentOf(await call('/v2.0/oa/upload/image', contentType, body));
    },
  };

  async function call(path: string, type: string, body: string | Uint8Array): Promise<unknown> {
    const post = async (token: string) => {
      const headers = { 'content-type': type, access_token: token };
      const answer = await postForAnswer({ url: `${openapiUrl}${path}`, headers, body }, tools);
      return { failure: failureOf(answer), body: answer.body };
    };
    const token = await accessToken.current();
    const first = await post(token);
    if (!first.failure) return first.body;
    if (!isTokenRefused(first.failure)) throw first.failure;
    const second = await post(await accessToken.replace(token));
    if (second.failure) throw second.failure;
    return second.body;
  }
}

const receiptSchema = z.object({ data: z.object({ message_id: identifierSchema }) });

/** `error: 0` counts as sent even where the id is missing: repeating would double the message. */
function receiptOf(body: unknown): SendReceipt {
  const read = receiptSchema.safeParse(body);
  return read.success ? { platformId: read.data.data.message_id } : {};
}

const uploadSchema = z.object({ data: z.object({ attachment_id: identifierSchema }) });

/** Without an id there is nothing to send. */
function attachmentOf(body: unknown): string {
  const read = uploadSchema.safeParse(body);
  if (!read.success) throw new DeliveryError('permanent', 'no_attachment_id');
  return read.data.data.attachment_id;
}
