import { createECDH } from 'node:crypto';
import webPush from 'web-push';
import type { PushSender } from '../../conversation/notices/pushRoad.ts';
import { isPushEndpoint } from '../../core/desk/notices/pushEndpoint.ts';

/** The pair of keys by which push services know us. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface WebPushNeeds {
  readonly keys: VapidKeys;
  /** Where a push service finds us when we misbehave: an https or a mailto address. */
  readonly subject: string;
  readonly fetch?: typeof fetch;
  /** Milliseconds for one call. */
  readonly timeout?: number;
}

const TIMEOUT_MS = 10_000;
/** A push that reaches nobody within it is of no use any more. */
const LIFE_SECONDS = 12 * 3_600;
const GONE: readonly number[] = [404, 410];

/** Both keys from a kept secret of 32 random bytes in base64url: such a secret is a private key of P-256. */
export function vapidKeysOf(secret: string): VapidKeys {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(secret, 'base64url'));
  return { privateKey: secret, publicKey: pair.getPublicKey('base64url') };
}

/**
 * Web push (RFC 8030, 8291, 8292). Calls push services of browsers only, over https, and follows no
 * redirect: a subscription comes from a browser and must not lead into our own network.
 */
export function webPushSender(needs: WebPushNeeds): PushSender {
  const { keys, subject, timeout = TIMEOUT_MS } = needs;
  const call = needs.fetch ?? fetch;
  return {
    async send({ endpoint, p256dh, auth }, payload) {
      if (!isPushEndpoint(endpoint)) return { kind: 'gone', code: 'foreign_endpoint' };
      const request = detailsOf({ endpoint, keys: { p256dh, auth } }, payload, { keys, subject });
      if (!request) return { kind: 'gone', code: 'bad_keys' };
      const response = await call(endpoint, {
        ...request,
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      }).catch(() => undefined);
      if (!response) return { kind: 'again', code: 'unreachable' };
      await response.body?.cancel();
      return fateOf(response);
    },
  };
}

function detailsOf(
  subscription: webPush.PushSubscription,
  payload: string,
  { keys, subject }: Pick<WebPushNeeds, 'keys' | 'subject'>,
) {
  try {
    const { method, headers, body } = webPush.generateRequestDetails(subscription, payload, {
      vapidDetails: { subject, ...keys },
      TTL: LIFE_SECONDS,
      urgency: 'high',
      contentEncoding: 'aes128gcm',
    });
    const named = Object.entries(headers).filter(([name]) => name !== 'Content-Length');
    return {
      method,
      headers: Object.fromEntries(named),
      body: Uint8Array.from(body),
    };
  } catch {
    // Keys that are no keys: only the browser that gave them could mend it.
    return undefined;
  }
}

function fateOf({ ok, status, headers }: Response) {
  const code = `push_${status}`;
  if (ok) return { kind: 'told' as const };
  if (GONE.includes(status)) return { kind: 'gone' as const, code };
  const seconds = Number(headers.get('retry-after') ?? 0);
  const after =
    Number.isFinite(seconds) && seconds > 0 ? { after: Date.now() + seconds * 1_000 } : {};
  return { kind: 'again' as const, code, ...after };
}
