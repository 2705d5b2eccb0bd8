import { CHANNELS, type ChannelName } from '../../../core/shared/contact.ts';
import { isNumber, isText, listOf, maybe, oneOf, shape, type Guard } from '../guards.ts';

/** An account of ours, with its address as a QR code: a field of `size` squares, the dark ones a path. */
export interface Account {
  readonly channel: ChannelName;
  readonly url: string;
  readonly qr: { readonly size: number; readonly path: string };
}

export interface Linked {
  readonly channel: ChannelName;
  /** Epoch milliseconds. */
  readonly linkedAt: number;
  /** Why nothing can be told there now. */
  readonly closed?: string | undefined;
}

export interface ChatLinks {
  readonly accounts: readonly Account[];
  readonly links: readonly Linked[];
}

export interface Code {
  readonly code: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const channel = oneOf(CHANNELS);

export const isChatLinks: Guard<ChatLinks> = shape<ChatLinks>({
  accounts: listOf(
    shape<Account>({
      channel,
      url: isText,
      qr: shape<Account['qr']>({ size: isNumber, path: isText }),
    }),
  ),
  links: listOf(shape<Linked>({ channel, linkedAt: isNumber, closed: maybe(isText) })),
});

export const isCode: Guard<Code> = shape<Code>({ code: isText, expiresAt: isNumber });
