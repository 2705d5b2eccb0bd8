import { messengerChannel } from '../adapters/channels/messenger/messengerChannel.ts';
import { subscriptionChallenge } from '../adapters/channels/messenger/subscriptionChallenge.ts';
import { ANSWER_TIMEOUT } from '../adapters/channels/postForAnswer.ts';
import { zaloChannel } from '../adapters/channels/zalo/zaloChannel.ts';
import type { Config } from '../config.ts';
import type { Channel, Paint, RateLimit, TokenStore } from '../conversation/ports.ts';
import { SIMULATED_ACCOUNT } from '../conversation/simulate.ts';
import type { ChannelName, ContactKey } from '../core/shared/contact.ts';
import type { Surroundings } from './surroundings.ts';

/** The platforms that are configured, and the way to each contact. */
export interface Channels {
  readonly on: Partial<Record<ChannelName, Channel>>;
  readonly of: (contact: ContactKey) => Pick<Channel, 'send' | 'showTyping'> | undefined;
  /** Answers Messenger's subscription check. */
  readonly subscribing: (query: Readonly<Record<string, unknown>>) => string | undefined;
}

interface ChannelParts extends Surroundings {
  readonly tokens: TokenStore;
  readonly paint: Paint;
  /** True for a `ref` that is planned. */
  readonly knowsRef?: (ref: string) => boolean;
  readonly privateReplies?: RateLimit;
}

export function openChannels(
  { zalo, messenger }: Pick<Config, 'zalo' | 'messenger'>,
  { tokens, paint, clock, log, patience, ...openings }: ChannelParts,
): Channels {
  const timeout = patience?.answer ?? ANSWER_TIMEOUT;
  const on: Channels['on'] = {
    ...(zalo && { zalo: zaloChannel({ config: zalo, tokens, paint, clock, log, timeout }) }),
    ...(messenger && {
      messenger: messengerChannel({ config: messenger, paint, clock, timeout, ...openings }),
    }),
  };
  return {
    on,
    of: ({ channel, account }) => (account === SIMULATED_ACCOUNT ? NOWHERE : on[channel]),
    subscribing: (query) => messenger && subscriptionChallenge(query, messenger.verifyToken),
  };
}

/** Who chats with the simulator reads the answer there. */
const NOWHERE: Pick<Channel, 'send'> = { send: () => Promise.resolve({}) };
