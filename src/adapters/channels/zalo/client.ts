import { z } from 'zod';
import { DeliveryError, type SendReceipt } from '../../../conversation/ports.ts';
import { identifierSchema } from '../identifier.ts';
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
}

/** Sends consultation messages; a refused token is renewed and the message repeated once. */
export function zaloClient({ openapiUrl, accessToken, ...tools }: ZaloClientNeeds): ZaloClient {
  return {
    async send(message) {
      const token = await accessToken.current();
      const first = await post(message, token);
      if (!(first instanceof DeliveryError)) return first;
      if (!isTokenRefused(first)) throw first;
      const second = await post(message, await accessToken.replace(token));
      if (second instanceof DeliveryError) throw second;
      return second;
    },
  };

  async function post(message: ZaloMessage, token: string): Promise<SendReceipt | DeliveryError> {
    const url = `${openapiUrl}/v3.0/oa/message/cs`;
    const headers = { 'content-type': 'application/json', access_token: token };
    const answer = await postForAnswer({ url, headers, body: JSON.stringify(message) }, tools);
    return failureOf(answer) ?? receiptOf(answer.body);
  }
}

const receiptSchema = z.object({ data: z.object({ message_id: identifierSchema }) });

/** `error: 0` counts as sent even where the id is missing: repeating would double the message. */
function receiptOf(body: unknown): SendReceipt {
  const read = receiptSchema.safeParse(body);
  return read.success ? { platformId: read.data.data.message_id } : {};
}
