import type { Deed } from '../lead/deeds.ts';
import { isOpen, type LeadState, type LeadWork } from '../lead/work.ts';
import type { OutboundMessage } from '../messaging/outbound.ts';
import { fill } from '../shared/fill.ts';
import { askWhen, leadChoices, monthShown, type Follow, type FollowNeeds } from './follow.ts';
import { momentShown } from './moments.ts';
import type { StaffChatWords } from './words.ts';

/** A lead as a colleague is told about it. */
export interface LeadThere {
  readonly id: string;
  readonly work: LeadWork;
}

/** What is said about a lead: an answer to a deed, or how it stands. */
export type Told = Extract<Follow, { kind: 'ask' }> | Said;

export interface Said {
  readonly kind: 'say';
  readonly message: OutboundMessage;
}

/** Two taps within this are one tap of an unsteady thumb. */
const ONE_TAP_MS = 60_000;

/** True when a deed was already noted: tapped twice, or an old button with the same meaning. */
export function isNoted(deed: Deed, { state, silentSince = 0, callBackAt }: LeadWork, now: number) {
  if (deed.kind === 'call_back') return state === 'call_back' && callBackAt === deed.at;
  const isSame =
    (deed.kind === 'call' && state === 'called') ||
    (deed.kind === 'no_answer' && state === 'no_answer');
  return isSame && now - silentSince < ONE_TAP_MS;
}

/** What a colleague hears who did it a moment ago. */
export function noted(lead: LeadThere, { words }: Pick<FollowNeeds, 'words'>): Told {
  return about(lead, words.done.already, words);
}

/** What a colleague hears after a deed is stored. */
export function deedDone(deed: Deed, lead: LeadThere, needs: FollowNeeds): Told {
  const { words, now } = needs;
  const { done } = words;
  switch (deed.kind) {
    case 'no_answer': {
      const asked = askWhen(lead.id, needs, done.no_answer);
      return asked.kind === 'ask' ? asked : about(lead, done.no_answer, words);
    }
    case 'call_back':
      return about(
        lead,
        fill(done.call_back, { time: momentShown(deed.at, now, words) }),
        words,
        [],
      );
    case 'register': {
      const { months, fromMonth } = deed.registration;
      return about(lead, fill(done.register, { months, from: monthShown(fromMonth) }), words, []);
    }
    case 'call': {
      const after = leadChoices(lead.id, 'called', words).filter(isNoCall(words));
      return about(lead, done.call, words, after);
    }
    case 'claim':
    case 'hand_over':
    case 'reopen':
    case 'wrong_number':
    case 'refuse':
    case 'note':
    case 'set_groups':
      return about(lead, done.claim, words);
  }
}

/** Why a deed cannot be (a code of `LeadRefusal`), and how the lead stands now. */
export function deedRefused(
  code: string,
  lead: LeadThere | undefined,
  needs: FollowNeeds & { readonly staffId: string },
): Told {
  const { words } = needs;
  if (!lead) return said(words.standing.gone);
  if (code === 'changed_meanwhile') return about(lead, words.standing.busy, words);
  if (code === 'in_the_past' || code === 'too_far') {
    const { past, far } = words.call_back;
    const asked = askWhen(lead.id, needs, code === 'too_far' ? far : past);
    if (asked.kind === 'ask') return asked;
  }
  return standing(lead, needs);
}

/** How a lead stands for this colleague, with what can be done about it. */
export function standing(
  lead: LeadThere,
  { words, now, staffId }: Pick<FollowNeeds, 'words' | 'now'> & { readonly staffId: string },
): Told {
  const { state, assignee, mergedInto, callBackAt } = lead.work;
  if (mergedInto !== undefined) return about(lead, words.standing.merged, words, []);
  if (!isOpen(state)) return about(lead, sentenceOf(state, words), words, []);
  if (assignee === undefined) return about(lead, words.standing.nobody, words);
  if (assignee !== staffId) return about(lead, words.standing.other, words, []);
  const time = callBackAt === undefined ? '' : momentShown(callBackAt, now, words);
  return about(lead, fill(sentenceOf(state, words), { time }), words);
}

function sentenceOf(state: LeadState, { standing: sentences }: StaffChatWords): string {
  return state === 'new' ? sentences.nobody : sentences[state];
}

function isNoCall({ buttons }: StaffChatWords) {
  return ({ title }: { readonly title: string }) =>
    title === buttons.call_back || title === buttons.register;
}

function about(
  { id, work }: LeadThere,
  text: string,
  words: StaffChatWords,
  choices = leadChoices(id, work.state, words),
): Said {
  return { kind: 'say', message: { text, choices } };
}

function said(text: string): Said {
  return { kind: 'say', message: { text, choices: [] } };
}
