import { createHmac } from 'node:crypto';
import type { RawWebhook } from '../../../conversation/ports.ts';
import { isSameDigest } from '../isSameDigest.ts';

/**
 * True when Meta signed exactly these bytes:
 * `X-Hub-Signature-256: sha256=<hex HMAC-SHA256(app secret, body)>` (Graph API, "Webhooks from
 * Meta", "Validate payloads"). The body is signed as sent, with non-ASCII characters escaped.
 * Without header or secret nothing is signed; the older SHA-1 header counts for nothing.
 */
export function isSigned(
  { body, headers }: RawWebhook,
  { appSecret }: { readonly appSecret: string },
): boolean {
  const mac = MAC.exec(headers['x-hub-signature-256'] ?? '')?.[1];
  if (mac === undefined || appSecret === '') return false;
  return isSameDigest(mac, createHmac('sha256', appSecret).update(body).digest());
}

const MAC = /^\s*sha256=([0-9a-f]{64})\s*$/i;
