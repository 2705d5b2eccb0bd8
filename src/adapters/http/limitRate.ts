import type { RequestHandler } from 'express';
import type { RateLimit } from '../../conversation/ports.ts';
import { sendApiError } from './apiError.ts';

/**
 * Lets a caller (by address) through while the limit allows; else 429 with `Retry-After` in seconds
 * and the API's error body.
 */
export function limitRate(limit: RateLimit, message: string): RequestHandler {
  return async (request, response, next) => {
    const wait = await limit(request.ip ?? 'unknown');
    if (wait === undefined) {
      next();
      return;
    }
    response.set('Retry-After', String(Math.ceil(wait / 1_000)));
    sendApiError(response, 429, { code: 'too_many_requests', message });
  };
}
