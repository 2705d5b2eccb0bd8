import type { NoticeKind } from '../desk/notice.ts';
import { isOpen, type LeadWork } from '../lead/work.ts';
import type { Link, OutboundMessage } from '../messaging/outbound.ts';
import { fill } from '../shared/fill.ts';
import { leadChoices } from './follow.ts';
import { momentShown } from './moments.ts';
import type { StaffChatWords } from './words.ts';

/** What a colleague may be told of a lead where others may look on: no name, no phone. */
export interface LeadOutline {
  readonly id: string;
  readonly wish: string;
  /** "phường Ba Đình"; undefined: from where nobody of ours works. */
  readonly place: string | undefined;
  readonly work: LeadWork;
}

interface NoticeNeeds {
  readonly words: StaffChatWords;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Who is told. */
  readonly staffId: string;
  /** Opens what it is about at the desk; undefined: the desk has no address. */
  readonly link: string | undefined;
}

/** A notice as it is said in a chat; undefined: what it was about has settled itself meanwhile. */
export function noticeMessage(
  kind: NoticeKind,
  lead: LeadOutline | undefined,
  { words, now, link, staffId }: NoticeNeeds,
): OutboundMessage | undefined {
  const { buttons, notices } = words;
  if (kind === 'person_waiting') {
    return { text: notices.person_waiting, choices: [], ...linked(buttons.open_desk, link) };
  }
  if (!lead || !isStillSo(kind, lead.work, staffId)) return undefined;
  const text = fill(notices[kind], {
    place: lead.place ?? words.notice_parts.elsewhere,
    wish: words.wishes[lead.wish] ?? words.wishes['other'] ?? '',
    by: timeShown(lead.work, now, words),
    at: hourShown(lead.work, now, words),
  });
  if (kind === 'taken_away') return { text, choices: [] };
  const choices = leadChoices(lead.id, lead.work.state, words);
  return { text, choices, ...linked(buttons.open, link) };
}

/** A notice may wait for the morning: what was true in the evening need not be any more. */
function isStillSo(
  kind: Exclude<NoticeKind, 'person_waiting'>,
  { state, assignee, mergedInto }: LeadWork,
  staffId: string,
): boolean {
  if (kind === 'taken_away') return assignee !== undefined && assignee !== staffId;
  if (!isOpen(state) || mergedInto !== undefined) return false;
  if (kind === 'unassigned') return assignee === undefined;
  const states = STATES[kind];
  return assignee === staffId && (states === undefined || states === state);
}

/** Where a lead stands as long as a notice of this kind is news. */
const STATES: Readonly<Partial<Record<NoticeKind, LeadWork['state']>>> = {
  given: 'assigned',
  call_back_given: 'call_back',
  call_back_due: 'call_back',
};

function timeShown({ actBy }: LeadWork, now: number, words: StaffChatWords): string {
  const { soon, before, late } = words.notice_parts;
  if (actBy === undefined) return soon;
  return actBy <= now ? late : fill(before, { time: momentShown(actBy, now, words) });
}

function hourShown({ callBackAt }: LeadWork, now: number, words: StaffChatWords): string {
  const { soon, at } = words.notice_parts;
  return callBackAt === undefined ? soon : fill(at, { time: momentShown(callBackAt, now, words) });
}

/** A button that opens a page, when there is an address. */
export function linked(
  title: string,
  url: string | undefined,
): { readonly links?: readonly Link[] } {
  return url === undefined ? {} : { links: [{ kind: 'url', title, url }] };
}
