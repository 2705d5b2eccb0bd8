import { z } from 'zod';
import { DeliveryError, type Clock, type SendReceipt } from '../../../conversation/ports.ts';
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
  readonly clock: Clock;
}

/** The OpenAPI of one Official Account. Every call rejects with `DeliveryError` only. */
export interface ZaloClient {
  send(message: ZaloMessage): Promise<SendReceipt>;
  /** Resolves to the id under which Zalo keeps the picture for seven days. */
  uploadImage(png: Uint8Array): Promise<string>;
  /** Puts a tag on a person; Zalo makes the tag when there is none of that name. */
  tag(userId: string, name: string): Promise<void>;
  /** The account that the token opens, as Zalo tells it. */
  account(): Promise<ZaloAccount>;
}

/** What `getoa` tells; what it leaves out is undefined. */
export interface ZaloAccount {
  readonly oaId: string | undefined;
  readonly isVerified: boolean | undefined;
  /** The paid package: some calls need one. */
  readonly packageName: string | undefined;
}

interface Call {
  readonly method?: 'GET';
  readonly path: string;
  readonly type?: string;
  readonly body?: string | Uint8Array;
}

const JSON_TYPE = 'application/json';

/** Speaks to the OpenAPI; a refused token is renewed and the call repeated once. */
export function zaloClient(needs: ZaloClientNeeds): ZaloClient {
  const { accessToken } = needs;
  return {
    async send(message) {
      const body = JSON.stringify(message);
      return receiptOf(await call({ path: '/v3.0/oa/message/cs', type: JSON_TYPE, body }));
    },
    async uploadImage(png) {
      const { body, contentType: type } = await multipart({}, { name: 'file', png });
      return attachmentOf(await call({ path: '/v2.0/oa/upload/image', type, body }));
    },
    async tag(userId, name) {
      const body = tagBody(userId, name);
      await call({ path: '/v2.0/oa/tag/tagfollower', type: JSON_TYPE, body });
    },
    async account() {
      return accountOf(await call({ method: 'GET', path: '/v2.0/oa/getoa' }));
    },
  };

  async function call(request: Call): Promise<unknown> {
    const token = await accessToken.current();
    const first = await ask(needs, request, token);
    if (!first.failure) return first.body;
    if (!isTokenRefused(first.failure)) throw first.failure;
    const second = await ask(needs, request, await accessToken.replace(token));
    if (second.failure) throw second.failure;
    return second.body;
  }
}

async function ask(
  { openapiUrl, clock, timeout }: ZaloClientNeeds,
  { method, path, type, body = '' }: Call,
  token: string,
): Promise<{ readonly failure: DeliveryError | undefined; readonly body: unknown }> {
  const headers = { ...(type && { 'content-type': type }), access_token: token };
  const request = { ...(method && { method }), url: `${openapiUrl}${path}`, headers, body };
  const answer = await postForAnswer(request, { timeout });
  return { failure: failureOf(answer, clock()), body: answer.body };
}

/** This endpoint takes the id only as a number, which no number of JavaScript can hold. */
function tagBody(userId: string, name: string): string {
  if (!/^\d{1,32}$/.test(userId)) throw new DeliveryError('permanent', 'no_numeric_user_id');
  return `{"user_id":${userId},"tag_name":${JSON.stringify(name)}}`;
}

const quotaSchema = z
  .object({ quota_type: z.string().regex(/^\w{1,32}$/) })
  .nullish()
  .catch(null);
const receiptSchema = z.object({
  data: z.object({ message_id: identifierSchema.optional().catch(undefined), quota: quotaSchema }),
});

/** `error: 0` counts as sent even where the id is missing: repeating would double the message. */
function receiptOf(body: unknown): SendReceipt {
  const read = receiptSchema.safeParse(body);
  if (!read.success) return {};
  const { message_id: platformId, quota } = read.data.data;
  return { ...(platformId && { platformId }), ...(quota && { quota: quota.quota_type }) };
}

const uploadSchema = z.object({ data: z.object({ attachment_id: identifierSchema }) });

/** Without an id there is nothing to send. */
function attachmentOf(body: unknown): string {
  const read = uploadSchema.safeParse(body);
  if (!read.success) throw new DeliveryError('permanent', 'no_attachment_id');
  return read.data.data.attachment_id;
}

const accountSchema = z.object({
  data: z.object({
    oaid: identifierSchema.optional().catch(undefined),
    oa_id: identifierSchema.optional().catch(undefined),
    is_verified: z.boolean().optional().catch(undefined),
    package_name: z.string().optional().catch(undefined),
  }),
});

function accountOf(body: unknown): ZaloAccount {
  const read = accountSchema.safeParse(body);
  if (!read.success) throw new DeliveryError('unknown', 'unreadable');
  const { oaid, oa_id: oaId, is_verified: isVerified, package_name: packageName } = read.data.data;
  return { oaId: oaid ?? oaId, isVerified, packageName };
}
