import { Router } from 'express';
import type { AccountHealth } from '../../conversation/accountHealth.ts';
import type { IncidentChannel } from '../../core/messaging/incident.ts';
import type { ChannelName } from '../../core/shared/contact.ts';

/** What `/readyz` tells an operator. */
export interface Readiness {
  readonly database: 'ok' | 'failing';
  readonly channels: Readonly<Record<ChannelName, 'on' | 'off'>>;
  /** What a platform said of our account when it was asked last, in the background. */
  readonly accounts: Partial<Readonly<Record<ChannelName, AccountHealth>>>;
  readonly simulator: 'on' | 'off';
  /** `resting`: it failed too often of late and is not asked for a while; nobody waits for it. */
  readonly model: 'on' | 'off' | 'resting';
  /** What somebody must see to, the oldest first; the program works as well as it can meanwhile. */
  readonly incidents: readonly {
    readonly id: string;
    readonly kind: string;
    readonly channel: IncidentChannel;
    readonly account: string;
    readonly count: number;
    /** ISO 8601. */
    readonly first: string;
    readonly last: string;
  }[];
}

export interface HealthNeeds {
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: () => Promise<{ readonly text: string; readonly contentType: string }>;
}

/** `/healthz` (the process answers), `/readyz` (it can work), `/metrics` (Prometheus). */
export function healthRoutes({ readiness, metrics }: HealthNeeds): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const state = await readiness();
    response.status(state.database === 'ok' ? 200 : 503).json(state);
  });
  router.get('/metrics', async (_request, response) => {
    const { text, contentType } = await metrics();
    response.type(contentType).send(text);
  });
  return router;
}
