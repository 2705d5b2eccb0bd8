import type { Notice } from '../../core/desk/notice.ts';
import type { OutboundMessage } from '../../core/messaging/outbound.ts';
import type { ContactKey } from '../../core/shared/contact.ts';
import { noticeMessage } from '../../core/staffChat/noticeMessage.ts';
import type { StaffChatWords } from '../../core/staffChat/words.ts';
import type { Conversations } from '../conversations.ts';
import type { Road, Told } from '../notices/roads.ts';
import type { Clock } from '../ports.ts';
import type { ChatLinks, LayOut, LinkedContact, ToldLeads } from './ports.ts';

export interface ChatRoadNeeds {
  readonly links: Pick<ChatLinks, 'contactsOf'>;
  readonly leads: ToldLeads;
  readonly conversations: Pick<Conversations, 'enqueue'>;
  readonly words: StaffChatWords;
  readonly layOut: LayOut;
  /** "phường Ba Đình"; undefined for a place that we do not know. */
  readonly placeName: (province: string, commune: string | undefined) => string | undefined;
  /** The address of what a notice is about; undefined: the desk has none. */
  readonly addressOf: (about: Notice['about']) => string | undefined;
  /** False where the account of a contact is not ours any more, or its channel is off. */
  readonly isOpen: (contact: ContactKey) => boolean;
  readonly clock: Clock;
}

/**
 * Tells colleagues in the chat that they linked. Told once, where they wrote last; the next one is tried
 * when the platform's window is closed there or they stopped the bot. `closed` with `not_linked`,
 * `settled` (nothing to be told any more), or why the chat they wrote in last is closed.
 */
export function makeChatRoad(needs: ChatRoadNeeds): Road {
  return {
    name: 'chat',
    tell: (notice) => toColleague(needs, notice.staffId, () => messageFor(needs, notice)),
    tryOut: (staffId) => {
      const message = { text: needs.words.try_out, choices: [] };
      return toColleague(needs, staffId, () => Promise.resolve(message));
    },
  };
}

async function toColleague(
  needs: ChatRoadNeeds,
  staffId: string,
  write: () => Promise<OutboundMessage | undefined>,
): Promise<Told> {
  const linked = await needs.links.contactsOf(staffId);
  const contacts = linked.filter(needs.isOpen);
  if (contacts.length === 0) return { kind: 'closed', code: 'not_linked' };
  const message = await write();
  if (!message) return { kind: 'closed', code: 'settled' };
  return firstOpen(needs, contacts, message);
}

async function firstOpen(
  { conversations, layOut }: ChatRoadNeeds,
  contacts: readonly LinkedContact[],
  message: OutboundMessage,
): Promise<Told> {
  let code: string | undefined;
  for (const { contactId, channel } of contacts) {
    const put = await conversations.enqueue(contactId, layOut(channel, [message]), 'proactive');
    if (put.kind === 'enqueued') return { kind: 'told' };
    code ??= put.code;
  }
  return { kind: 'closed', code: code ?? 'not_linked' };
}

async function messageFor(
  needs: ChatRoadNeeds,
  { kind, about, staffId }: Notice,
): Promise<OutboundMessage | undefined> {
  const { words, leads, clock, placeName, addressOf } = needs;
  const isLead = about.kind === 'lead';
  const lead = isLead ? await leads.find(staffId, about.id) : undefined;
  const place = lead && placeName(lead.province, lead.commune);
  const link = addressOf(about);
  return noticeMessage(kind, lead && { ...lead, place }, { words, now: clock(), link, staffId });
}
