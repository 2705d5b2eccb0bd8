import type { ChannelName } from '../../core/shared/contact.ts';
import type { Clock, RateLimit } from '../ports.ts';
import type { ChatLink, ChatLinks } from './ports.ts';

/** An account of ours, as it is opened on a phone. */
export interface ChatAccount {
  readonly channel: ChannelName;
  readonly url: string;
}

export interface LinkChatsNeeds {
  readonly links: ChatLinks;
  readonly codes: { readonly make: () => string; readonly hashOf: (code: string) => string };
  readonly accounts: readonly ChatAccount[];
  /** Codes drawn by one colleague. */
  readonly limit: RateLimit;
  readonly clock: Clock;
}

/** A new code; it is shown once and kept only as a hash. */
export type NewCode =
  | { readonly kind: 'code'; readonly code: string; readonly expiresAt: number }
  /** Too many were drawn; milliseconds to wait. */
  | { readonly kind: 'wait'; readonly wait: number };

/** Linking chats, as a colleague sees it at the desk. */
export interface LinkChats {
  shown(staffId: string): Promise<{
    readonly accounts: readonly ChatAccount[];
    readonly links: readonly ChatLink[];
    /** When the code that was drawn last ends; absent: none is open. */
    readonly codeUntil?: number;
  }>;
  draw(staffId: string): Promise<NewCode>;
  unlink(staffId: string, channel: ChannelName): Promise<boolean>;
}

const CODE_LIVES_MS = 10 * 60_000;
/** Somebody else's live code is drawn once in a million times. */
const MOST_DRAWS = 5;

export function makeLinkChats(needs: LinkChatsNeeds): LinkChats {
  const { links, accounts } = needs;
  return {
    async shown(staffId) {
      const codeUntil = await links.codeUntil(staffId);
      const linked = await links.linksOf(staffId);
      return { accounts, links: linked, ...(codeUntil !== undefined && { codeUntil }) };
    },
    draw: (staffId) => draw(needs, staffId),
    unlink: (staffId, channel) => links.unlink(staffId, channel),
  };
}

async function draw(
  { links, codes, limit, clock }: LinkChatsNeeds,
  staffId: string,
): Promise<NewCode> {
  const wait = await limit(staffId);
  if (wait !== undefined) return { kind: 'wait', wait };
  const expiresAt = clock() + CODE_LIVES_MS;
  for (let drawn = 0; drawn < MOST_DRAWS; drawn += 1) {
    const code = codes.make();
    if (await links.putCode(staffId, { hash: codes.hashOf(code), expiresAt })) {
      return { kind: 'code', code, expiresAt };
    }
  }
  throw new Error(`no free code in ${MOST_DRAWS} draws; look at staff_chat_codes`);
}
