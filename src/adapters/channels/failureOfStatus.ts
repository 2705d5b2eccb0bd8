import { DeliveryError } from '../../conversation/ports.ts';
import type { PlatformAnswer } from './postForAnswer.ts';
import { retryAfter } from './retryAfter.ts';

/**
 * What an HTTP status says when the body says nothing known: 429 and 5xx pass, a redirect or a
 * closed door needs a person, other refusals stand. `undefined` for a success.
 */
export function failureOfStatus({ status, headers }: PlatformAnswer): DeliveryError | undefined {
  if (status >= 200 && status < 300) return undefined;
  const code = `http_${status}`;
  const wait = retryAfter(headers);
  const options = wait === undefined ? {} : { retryAfter: wait };
  if (status === 429 || status >= 500) return new DeliveryError('retry', code, options);
  return new DeliveryError(isRefusal(status) ? 'permanent' : 'needs_operator', code);
}

/** 400, 413 and 422 speak of this message; 3xx, 401, 403, 404… of the account or the address. */
function isRefusal(status: number): boolean {
  return status === 400 || status === 413 || status === 422;
}
