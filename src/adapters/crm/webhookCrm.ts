import { createHmac } from 'node:crypto';
import type { Crm } from '../../conversation/notices/ports.ts';
import type { Clock } from '../../conversation/ports.ts';

export interface CrmSettings {
  readonly url: string;
  readonly secret: string;
  /** Milliseconds for one call. */
  readonly timeout?: number;
}

const TIMEOUT_MS = 10_000;

/** A CRM that takes signed JSON; see `docs/crm-webhook.md`. Redirects are refused, not followed. */
export function webhookCrm({ url, secret, timeout = TIMEOUT_MS }: CrmSettings, clock: Clock): Crm {
  return {
    host: new URL(url).host,
    async send(event) {
      const body = JSON.stringify(event);
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'x-ansinh-signature': signatureOf(body, secret, clock()),
          },
          body,
          redirect: 'error',
          signal: AbortSignal.timeout(timeout),
        });
        await response.body?.cancel();
        return response.ok
          ? { kind: 'taken' }
          : { kind: 'refused', code: `http_${response.status}` };
      } catch (error) {
        const isLate = error instanceof DOMException && error.name === 'TimeoutError';
        return { kind: 'refused', code: isLate ? 'timeout' : 'unreachable' };
      }
    },
  };
}

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 of `t.body`. */
function signatureOf(body: string, secret: string, now: number): string {
  const seconds = Math.floor(now / 1_000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}
