import type { Content } from '../adapters/files/loadContent.ts';
import { messengerChannel } from '../adapters/channels/messenger/messengerChannel.ts';
import { subscriptionChallenge } from '../adapters/channels/messenger/subscriptionChallenge.ts';
import { ANSWER_TIMEOUT } from '../adapters/channels/postForAnswer.ts';
import type { Config } from '../config.ts';
import type { Channel } from '../conversation/ports.ts';
import { SIMULATED_ACCOUNT } from '../conversation/simulate.ts';
import type { ChannelName, ContactKey } from '../core/shared/contact.ts';
import type { Limits } from './limits.ts';
import { openZalo, type Zalo, type ZaloParts } from './zalo.ts';

/** The platforms that are configured, and the way to each contact. */
export interface Channels {
  readonly on: Partial<Record<ChannelName, Channel>>;
  readonly of: (contact: ContactKey) => Pick<Channel, 'send' | 'showTyping'> | undefined;
  /** Answers Messenger's subscription check. */
  readonly subscribing: (query: Readonly<Record<string, unknown>>) => string | undefined;
  /** What belongs to the Official Account beside its messages. */
  readonly zalo: Zalo | undefined;
}

/** What the platforms need beside their settings. */
export interface ChannelParts extends Omit<ZaloParts, 'publicUrl' | 'timeout'> {
  readonly content?: Pick<Content, 'links'>;
  readonly limits?: Pick<Limits, 'privateReplies'>;
}

export function openChannels(
  { zalo: settings, messenger, publicUrl }: Pick<Config, 'zalo' | 'messenger' | 'publicUrl'>,
  parts: ChannelParts,
): Channels {
  const { paint, clock, patience, content, limits } = parts;
  const timeout = patience?.answer ?? ANSWER_TIMEOUT;
  const zalo = settings && openZalo(settings, { ...parts, publicUrl, timeout });
  const openings = {
    knowsRef: (ref: string) => content !== undefined && Object.hasOwn(content.links, ref),
    ...(limits && { privateReplies: limits.privateReplies }),
  };
  const on: Channels['on'] = {
    ...(zalo && { zalo: zalo.channel }),
    ...(messenger && {
      messenger: messengerChannel({ config: messenger, paint, clock, timeout, ...openings }),
    }),
  };
  return {
    on,
    of: ({ channel, account }) => (account === SIMULATED_ACCOUNT ? NOWHERE : on[channel]),
    zalo,
    subscribing: (query) => messenger && subscriptionChallenge(query, messenger.verifyToken),
  };
}

/** Who chats with the simulator reads the answer there. */
const NOWHERE: Pick<Channel, 'send'> = { send: () => Promise.resolve({}) };
