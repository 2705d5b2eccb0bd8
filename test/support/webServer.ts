import { Router } from 'express';
import { createApp } from '../../src/adapters/http/createApp.ts';
import type { Home } from '../../src/adapters/http/homePage.ts';
import { listen, type Listening } from '../../src/adapters/http/listen.ts';
import { pageRoutes } from '../../src/adapters/http/pageRoutes.ts';

const HOME: Home = {
  name: 'An Sinh',
  version: '1.2.3',
  channels: { zalo: 'on', messenger: 'off' },
  simulator: true,
  asOf: undefined,
  links: ['readiness'],
};

export interface Served {
  readonly webDir: string;
  readonly home?: Partial<Home>;
  readonly api?: readonly Router[];
}

/** The real web application, security headers included, with nothing behind its webhooks. */
export function servePages({ webDir, home, api = [] }: Served): Promise<Listening> {
  const silent = () => undefined;
  const app = createApp({
    webhooks: { receive: () => Promise.resolve('probe'), subscribing: () => undefined },
    health: {
      readiness: () =>
        Promise.resolve({
          database: 'ok',
          channels: { zalo: 'on', messenger: 'off' },
          simulator: 'on',
          accounts: {},
          model: 'off',
          incidents: [],
        }),
      metrics: () => Promise.resolve({ text: '', contentType: 'text/plain' }),
    },
    routers: [
      ...api.map((router) => Router().use('/api/v1', router)),
      pageRoutes({ home: { ...HOME, ...home }, webDir }),
    ],
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  return listen(app, { host: '127.0.0.1', port: 0 });
}
