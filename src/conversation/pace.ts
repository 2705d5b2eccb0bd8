import type { ChannelName } from '../core/shared/contact.ts';
import { accountLine } from './accountLine.ts';
import type { RateLimit } from './ports.ts';
import type { PendingSend } from './stores.ts';

/** How much one platform may be asked by one account. */
export interface SendLimits {
  readonly messages: RateLimit;
  /** What the bot writes by itself leaves room for answers. */
  readonly bulk: RateLimit;
  /** Pictures; absent: they count as messages alone. */
  readonly media?: RateLimit;
}

/** `account`: nobody of the account may send for so long; `send`: only this one may not. */
export interface Wait {
  readonly of: 'account' | 'send';
  readonly milliseconds: number;
}

/** Undefined when the send may be made now: then it is counted. */
export type Pace = (send: PendingSend) => Promise<Wait | undefined>;

/** Holds the sends of each account to what its platform takes. */
export function makePace(limits: Readonly<Record<ChannelName, SendLimits>>): Pace {
  return async (send) => {
    const { messages, bulk, media } = limits[send.contact.channel];
    const account = accountLine(send.contact);
    const own = [
      ...(send.purpose === 'proactive' ? [bulk] : []),
      ...(send.part.image && media ? [media] : []),
    ];
    for (const limit of own) {
      const milliseconds = await limit(account);
      if (milliseconds !== undefined) return { of: 'send', milliseconds };
    }
    const milliseconds = await messages(account);
    return milliseconds === undefined ? undefined : { of: 'account', milliseconds };
  };
}
