import { createHash } from 'node:crypto';
import type { RawWebhook } from '../../../conversation/ports.ts';
import { isSameDigest } from '../isSameDigest.ts';

/**
 * True when Zalo signed exactly these bytes:
 * `X-ZEvent-Signature: mac=<hex SHA-256(appId + body + timestamp + OA secret key)>`, a plain digest
 * and no HMAC (docs.zaloplatforms.com, OA, "Webhook"). Without header or secret nothing is signed.
 */
export function isSigned(
  { body, headers }: RawWebhook,
  { appId, oaSecretKey }: { readonly appId: string; readonly oaSecretKey: string },
): boolean {
  const mac = MAC.exec(headers['x-zevent-signature'] ?? '')?.[1];
  if (mac === undefined || appId === '' || oaSecretKey === '') return false;
  const unfinished = createHash('sha256').update(appId).update(body);
  return timestamps(body).some((timestamp) => {
    const digest = unfinished.copy().update(timestamp).update(oaSecretKey).digest();
    return isSameDigest(mac, digest);
  });
}

const MAC = /^\s*(?:mac\s*=\s*)?([0-9a-f]{64})\s*$/i;

/** A body with more different timestamps than this is no event; the rest is not tried. */
const MOST_TIMESTAMPS = 16;

/**
 * Every value a member `timestamp` has in the raw bytes, and '' for a body without one. Read
 * without a JSON parse: nothing is trusted yet, and a signed body that was cut must be told apart
 * from a forged one. What a person types cannot stand here: its quotes are escaped.
 */
function timestamps(body: Uint8Array): readonly string[] {
  const text = Buffer.from(body).toString('latin1');
  const found = text.matchAll(/"timestamp"\s*:\s*(?:"([^"\\]{0,64})"|(-?[\d.]{1,64}))/g);
  const values = new Set(['']);
  for (const match of found) {
    values.add(match[1] ?? match[2] ?? '');
    if (values.size >= MOST_TIMESTAMPS) break;
  }
  return [...values];
}
