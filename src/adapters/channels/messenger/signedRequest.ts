import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { identifierSchema } from '../identifier.ts';
import { isSameDigest } from '../isSameDigest.ts';
import { readJson } from '../readJson.ts';

/** Who asks Facebook to delete their data. */
export interface DeletionRequest {
  /** The person's id for the app. It is not the id of the conversation (PSID), and neither leads to the other. */
  readonly appScopedId: string;
}

/**
 * The person in Meta's `signed_request`, `<base64url signature>.<base64url JSON>`, signed with the
 * HMAC-SHA256 of the second part as text (Facebook Login, "Data Deletion Request Callback");
 * undefined when it is not signed with `appSecret` or names nobody.
 */
export function readSignedRequest(
  signedRequest: string,
  appSecret: string,
): DeletionRequest | undefined {
  const [, signature, payload] = FORM.exec(signedRequest) ?? [];
  if (signature === undefined || payload === undefined || appSecret === '') return undefined;
  const mac = Buffer.from(signature, 'base64url').toString('hex');
  const isSigned = isSameDigest(mac, createHmac('sha256', appSecret).update(payload).digest());
  if (!isSigned) return undefined;
  const read = payloadSchema.safeParse(readJson(Buffer.from(payload, 'base64url')));
  return read.success ? { appScopedId: read.data.user_id } : undefined;
}

/** Meta writes base64url, here and there with the `=` at the end. */
const FORM = /^([\w-]{43})=?\.([\w-]{2,4000})={0,2}$/;

const payloadSchema = z.object({
  user_id: identifierSchema,
  algorithm: z.string().regex(/^HMAC-SHA256$/i),
});
