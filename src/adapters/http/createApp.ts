import express, { type Express, type Router } from 'express';
import helmet from 'helmet';
import type { Log } from '../../conversation/ports.ts';
import { handleErrors } from './apiError.ts';
import { healthRoutes, type HealthNeeds } from './healthRoutes.ts';
import { webhookRoutes, type WebhookNeeds } from './webhookRoutes.ts';

export interface AppNeeds {
  readonly webhooks: WebhookNeeds;
  readonly health: HealthNeeds;
  /** The API and the pages, in order. */
  readonly routers: readonly Router[];
  readonly log: Log;
}

/** The web application, readable as a table of contents. */
export function createApp({ webhooks, health, routers, log }: AppNeeds): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // A proxy on this machine names the caller; nobody else may.
  app.set('trust proxy', 'loopback');
  // First and bare: the platforms read a status, not headers made for browsers.
  app.use('/webhooks', webhookRoutes(webhooks));
  app.use(healthRoutes(health));
  app.use(securityHeaders());
  for (const router of routers) app.use(router);
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('not found');
  });
  app.use(handleErrors(log));
  return app;
}

function securityHeaders() {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        // The server also runs on plain http behind a proxy and on localhost.
        'upgrade-insecure-requests': null,
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
      },
    },
  });
}
