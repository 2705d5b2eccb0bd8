import { zaloChannel, type ZaloChannel } from '../../src/adapters/channels/zalo/zaloChannel.ts';
import type { IncidentDetails } from '../../src/conversation/incidents.ts';
import type { IncidentKind } from '../../src/core/messaging/incident.ts';
import type { Clock, Paint, TokenStore } from '../../src/conversation/ports.ts';
import type { UploadStore } from '../../src/conversation/uploadStore.ts';
import { fakePaint } from './fakePaint.ts';
import { memoryTokens } from './memoryTokens.ts';
import { memoryUploads } from './memoryUploads.ts';
import { ZALO } from './testAccounts.ts';

/** Troubles that a test can look into, e.g. `['raise', 'token_refused', {…}]`. */
export type ToldTrouble = readonly ['raise' | 'clear', IncidentKind, IncidentDetails?];

export interface ZaloProcessOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly tokens?: TokenStore;
  readonly uploads?: UploadStore;
  readonly paint?: Paint;
  readonly timeout?: number;
  readonly formPicture?: string;
  readonly troubles?: ToldTrouble[];
  readonly warnings?: unknown[];
}

/** The channel as one process has it, between whatever store and platform the test shares. */
export function zaloProcess({
  url,
  troubles = [],
  warnings = [],
  ...options
}: ZaloProcessOptions): ZaloChannel {
  return zaloChannel({
    tokens: memoryTokens(),
    uploads: memoryUploads(),
    paint: fakePaint,
    ...options,
    config: { ...ZALO, openapiUrl: url, oauthUrl: url },
    log: { warn: (...facts: unknown[]) => void warnings.push(facts) },
    meter: { count: () => undefined },
    troubles: {
      raise: (kind, details) =>
        void troubles.push(details ? ['raise', kind, details] : ['raise', kind]),
      clear: (kind) => void troubles.push(['clear', kind]),
    },
  });
}
