import type { IncomingHttpHeaders } from 'node:http';

/** Milliseconds that the header `Retry-After` asks for (seconds, RFC 9110 §10.2.3), if it does. */
export function retryAfter(headers: IncomingHttpHeaders): number | undefined {
  const seconds = Number(headers['retry-after'] ?? NaN);
  return seconds > 0 && Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
