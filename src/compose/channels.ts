import { messengerChannel } from '../adapters/channels/messenger/messengerChannel.ts';
import { subscriptionChallenge } from '../adapters/channels/messenger/subscriptionChallenge.ts';
import { zaloChannel } from '../adapters/channels/zalo/zaloChannel.ts';
import type { Config } from '../config.ts';
import type { Channel, TokenStore } from '../conversation/ports.ts';
import { SIMULATED_ACCOUNT } from '../conversation/simulate.ts';
import type { ChannelName, ContactKey } from '../core/shared/contact.ts';
import type { Surroundings } from './surroundings.ts';

/** The platforms that are configured, and the way to each contact. */
export interface Channels {
  readonly on: Partial<Record<ChannelName, Channel>>;
  readonly of: (contact: ContactKey) => Pick<Channel, 'send'> | undefined;
  /** Answers Messenger's subscription check. */
  readonly subscribing: (query: Readonly<Record<string, unknown>>) => string | undefined;
}

export function openChannels(
  { zalo, messenger }: Pick<Config, 'zalo' | 'messenger'>,
  { tokens, clock, log }: Surroundings & { readonly tokens: TokenStore },
): Channels {
  const on: Channels['on'] = {
    ...(zalo && { zalo: zaloChannel({ config: zalo, tokens, clock, log }) }),
    ...(messenger && { messenger: messengerChannel({ config: messenger }) }),
  };
  return {
    on,
    of: ({ channel, account }) => (account === SIMULATED_ACCOUNT ? NOWHERE : on[channel]),
    subscribing: (query) => messenger && subscriptionChallenge(query, messenger.verifyToken),
  };
}

/** Who chats with the simulator reads the answer there. */
const NOWHERE: Pick<Channel, 'send'> = { send: () => Promise.resolve({}) };
