import { addDays, dayInVietnam } from '../../core/shared/localDate.ts';
import { scopeOf, type Viewer } from '../../core/desk/viewer.ts';
import { reachOf } from '../../core/desk/permissions.ts';
import { isOpen } from '../../core/lead/work.ts';
import { fill } from '../../core/shared/fill.ts';
import { askAgain, follow, type Follow, type FollowNeeds } from '../../core/staffChat/follow.ts';
import { linkCodeIn } from '../../core/staffChat/hear.ts';
import { instantOf } from '../../core/staffChat/moments.ts';
import { linked } from '../../core/staffChat/noticeMessage.ts';
import {
  deedDone,
  deedRefused,
  isNoted,
  noted,
  standing,
  type Told,
} from '../../core/staffChat/outcome.ts';
import type { StaffEar } from '../../core/staffChat/staffEar.ts';
import type { StaffTap } from '../../core/staffChat/tap.ts';
import type { StaffChatWords } from '../../core/staffChat/words.ts';
import type { Notice } from '../../core/desk/notice.ts';
import type { Deed } from '../../core/lead/deeds.ts';
import type { LeadDesk } from '../leads/leadDesk.ts';
import type { LeadCase } from '../leads/ports.ts';
import type { Clock } from '../ports.ts';
import type { WaitingWord, WordAnswer, WordWork } from './ports.ts';

export interface AnswerNeeds {
  readonly words: StaffChatWords;
  readonly ear: StaffEar;
  /** The desk over the leads of one transaction. */
  readonly deskOver: (leads: Pick<WordWork, 'cases' | 'roster'>) => Pick<LeadDesk, 'act'>;
  readonly hashOf: (code: string) => string;
  /** Whole VND at an instant; undefined: the law has none then. */
  readonly lowestIncome: (now: number) => number | undefined;
  /** The address of a lead or conversation, or of the desk; undefined: it has none. */
  readonly addressOf: (about?: Notice['about']) => string | undefined;
  readonly clock: Clock;
}

/** Does what a word asks for, within its transaction, and says what became of it. */
export async function answerWord(
  needs: AnswerNeeds,
  word: WaitingWord,
  at: WordWork,
): Promise<WordAnswer> {
  const { said } = word;
  if (said.kind === 'link') return useCode(needs, word, at);
  const viewer = await at.viewer();
  if (!viewer) return plain(needs.words.link.not_linked);
  switch (said.kind) {
    case 'unlink':
      await at.unlink();
      await at.audit(entryOf(viewer.staffId, 'chat_unlinked', { by: 'chat' }));
      return plain(needs.words.link.unlinked);
    case 'today':
      return tellToday(needs, viewer, at);
    case 'tap':
    case 'unclear':
      return handle(needs, { viewer, at, tap: said.tap, isClear: said.kind === 'tap' });
  }
}

async function useCode(
  { words, ear, hashOf }: AnswerNeeds,
  { text, channel }: WaitingWord,
  at: WordWork,
): Promise<WordAnswer> {
  const found = linkCodeIn(text, ear);
  if (!found?.isWhole) return plain(words.link.digits);
  const use = await at.useCode(hashOf(found.code));
  if (use.kind === 'too_many') return plain(words.link.too_many);
  if (use.kind === 'unknown') return plain(words.link.wrong);
  await at.audit(entryOf(use.staffId, 'chat_linked', { channel }));
  return plain(words.link.linked);
}

async function tellToday(
  { words, clock, addressOf }: AnswerNeeds,
  viewer: Viewer,
  at: WordWork,
): Promise<WordAnswer> {
  const tomorrow = instantOf(addDays(dayInVietnam(clock()), 1), 0);
  const counts = await at.counts(viewer, tomorrow);
  const isIdle = counts.fresh + counts.due + counts.overdue === 0;
  const text = isIdle ? words.nothing_today : fill(words.today, { ...counts });
  return {
    message: { text, choices: [], ...linked(words.buttons.open_desk, addressOf()) },
  };
}

/** A tap on a lead, in hand. */
interface Handling {
  readonly viewer: Viewer;
  readonly at: WordWork;
  readonly tap: StaffTap;
  /** False: it was meant as an answer and not understood. */
  readonly isClear: boolean;
}

async function handle(needs: AnswerNeeds, handling: Handling): Promise<WordAnswer> {
  const { viewer, at, tap, isClear } = handling;
  const lead = await at.cases.find(tap.lead, scopeOf(viewer, 'leads.act'));
  const asking = askingOver(needs, lead);
  const next = isClear ? follow(tap, asking) : askAgain(tap, asking);
  if (next.kind === 'leave') return plain(needs.words.done.left);
  const told = await reached(needs, handling, { lead, next });
  return answerOf(needs, lead, told);
}

async function reached(
  needs: AnswerNeeds,
  { viewer, at }: Handling,
  {
    lead,
    next,
  }: { readonly lead: LeadCase | undefined; readonly next: Exclude<Follow, { kind: 'leave' }> },
): Promise<Told> {
  const asking = { ...askingOver(needs, lead), staffId: viewer.staffId };
  if (!lead) return deedRefused('not_found', lead, asking);
  if (next.kind === 'ask') return isTheirs(lead, viewer) ? next : standing(lead, asking);
  const { deed } = next;
  if (isNoted(deed, lead.work, asking.now)) return noted(lead, asking);
  return act(needs, { viewer, at, lead, deed });
}

async function act(
  needs: AnswerNeeds,
  { viewer, at, lead, deed }: Pick<Handling, 'viewer' | 'at'> & { lead: LeadCase; deed: Deed },
): Promise<Told> {
  const outcome = await needs.deskOver(at).act(viewer, lead.id, deed);
  const asking = { ...askingOver(needs, lead), staffId: viewer.staffId };
  if (outcome.ok) {
    const { staffId } = viewer;
    const facts = { deed: deed.kind, by: 'chat' };
    await at.audit({
      staffId,
      action: 'lead_acted',
      subject: { kind: 'lead', id: lead.id },
      facts,
    });
    return deedDone(deed, outcome.lead, asking);
  }
  // Read anew: it is told as it stands now, not as it stood when the refusal was decided.
  const now = await at.cases.find(lead.id, scopeOf(viewer, 'leads.act'));
  return deedRefused(outcome.refusal.code, now, asking);
}

/** Nobody is asked about what they could not answer. */
function isTheirs({ work }: LeadCase, { staffId, role }: Viewer): boolean {
  const isOwn = work.assignee === staffId || reachOf(role, 'leads.assign') !== 'none';
  return isOwn && isOpen(work.state) && work.state !== 'new' && work.mergedInto === undefined;
}

function askingOver(
  { words, clock, lowestIncome }: AnswerNeeds,
  lead: Pick<LeadCase, 'facts'> | undefined,
): FollowNeeds {
  const now = clock();
  return { words, now, facts: lead?.facts ?? {}, lowestIncome: lowestIncome(now) };
}

/** On Zalo a link shares its places with the buttons. */
const MOST_BESIDE_LINK = 4;

function answerOf(needs: AnswerNeeds, lead: LeadCase | undefined, told: Told): WordAnswer {
  const { message } = told;
  if (told.kind === 'ask') return { message, pending: told.pending };
  const hasRoom = lead !== undefined && message.choices.length <= MOST_BESIDE_LINK;
  const address = hasRoom ? needs.addressOf({ kind: 'lead', id: lead.id }) : undefined;
  return { message: { ...message, ...linked(needs.words.buttons.open, address) } };
}

function entryOf(staffId: string, action: string, facts: Readonly<Record<string, string>>) {
  return { staffId, action, subject: { kind: 'staff', id: staffId }, facts };
}

function plain(text: string): WordAnswer {
  return { message: { text, choices: [] } };
}
