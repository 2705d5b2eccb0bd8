/** The platforms a citizen can write from. */
export const CHANNELS = ['zalo', 'messenger'] as const;

export type ChannelName = (typeof CHANNELS)[number];

/**
 * Who is speaking: the platform, our account there (Official Account id or Page id) and the
 * person's id for that account. Ids are opaque text: some exceed 2^53.
 */
export interface ContactKey {
  readonly channel: ChannelName;
  readonly account: string;
  readonly contact: string;
}

/** One line that names a contact uniquely, for maps and lane keys. */
export function contactLine({ channel, account, contact }: ContactKey): string {
  return `${channel}:${account}:${contact}`;
}
