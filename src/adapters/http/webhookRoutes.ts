import express, { Router, type Request, type RequestHandler } from 'express';
import type { ChannelName } from '../../core/shared/contact.ts';
import type { Receipt, Receive } from '../../conversation/receive.ts';

/** A platform's POST is never larger; above it the answer is 413. */
const LARGEST_BODY = '1mb';

const STATUS: Readonly<Record<Receipt, number>> = {
  stored: 200,
  probe: 200,
  not_signed: 401,
  malformed: 400,
  // The platform will deliver it again.
  not_stored: 503,
};

export interface WebhookNeeds {
  readonly receive: Receive;
  /** The challenge to give back to a Messenger subscription check, or undefined to refuse it. */
  readonly subscribing: (query: Readonly<Record<string, unknown>>) => string | undefined;
}

/** `POST /webhooks/{zalo,messenger}` over the raw bytes, and Messenger's subscription check. */
export function webhookRoutes({ receive, subscribing }: WebhookNeeds): Router {
  const router = Router();
  const rawBody = express.raw({ type: () => true, limit: LARGEST_BODY });
  router.get('/messenger', (request, response) => {
    const challenge = subscribing(request.query);
    if (challenge === undefined) response.sendStatus(403);
    else response.type('text/plain').send(challenge);
  });
  router.post('/zalo', rawBody, take('zalo', receive));
  router.post('/messenger', rawBody, take('messenger', receive));
  return router;
}

function take(channel: ChannelName, receive: Receive): RequestHandler {
  return async (request, response) => {
    const receipt = await receive(channel, { body: bytesOf(request), headers: single(request) });
    response.status(STATUS[receipt]).type('text/plain').send(receipt);
  };
}

/** A request without a body has none to sign: zero bytes. */
function bytesOf(request: Request): Uint8Array {
  const body: unknown = request.body;
  return body instanceof Uint8Array ? body : new Uint8Array();
}

function single({ headers }: Request): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
