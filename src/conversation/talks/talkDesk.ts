import { scopeOf, type Viewer } from '../../core/desk/viewer.ts';
import { CAPABILITIES } from '../../core/messaging/capabilities.ts';
import { splitText } from '../../core/messaging/splitText.ts';
import type { RefusalCode } from '../../core/messaging/window.ts';
import type { ReturnPhrase } from '../../core/talk/returning.ts';
import type { Conversations, Hold, Return } from '../conversations.ts';
import type { Clock } from '../ports.ts';
import { SIMULATED_ACCOUNT } from '../simulate.ts';
import type { PersonRequests, Talk, TalkReader } from './ports.ts';
import type { TalkChange, TalkChanges } from './talkChanges.ts';

export interface TalkDeskNeeds {
  readonly reader: Pick<TalkReader, 'find'>;
  readonly conversations: Pick<Conversations, 'takeOver' | 'giveBack' | 'say'>;
  readonly requests: PersonRequests;
  readonly changes: Pick<TalkChanges, 'publish'>;
  /** What the bot says to somebody when it has the conversation again. */
  readonly returnTo: (to: Pick<Talk, 'contact' | 'known'>, phrase: ReturnPhrase) => Return;
  /** Milliseconds that a citizen waits for an answer before the bot takes the conversation back. */
  readonly patience: number;
  readonly clock: Clock;
}

/**
 * Why something is not done; `not_found` also for what lies outside the viewer's communes. `taken`: by
 * `by`, the id of a colleague; `simulated`: nobody is there who could be written to.
 */
export type TalkRefusal =
  | { readonly code: 'not_found' | 'not_taken' | 'not_yours' | 'simulated' | RefusalCode }
  | { readonly code: 'taken'; readonly by: string };

export type TalkOutcome =
  { readonly ok: true } | { readonly ok: false; readonly refusal: TalkRefusal };

/** What colleagues do in conversations; everything within their own communes. */
export interface TalkDesk {
  /** Silences the bot; of two who take it at once one has it, the other is told who. */
  takeOver(viewer: Viewer, id: string): Promise<TalkOutcome>;
  /** Sends what the holder wrote, in as many parts as the platform needs, while its window is open. */
  reply(viewer: Viewer, id: string, text: string): Promise<TalkOutcome>;
  /** The bot says that it goes on, and does; what was asked of a person is settled. */
  giveBack(viewer: Viewer, id: string): Promise<TalkOutcome>;
  /** What was asked is done by other means, e.g. by phone. */
  settle(viewer: Viewer, id: string): Promise<TalkOutcome>;
}

/** If every process were away for so long, the bot would speak again by itself. */
const LONGEST_HOLD_MS = 24 * 60 * 60 * 1_000;
const DONE: TalkOutcome = { ok: true };

export function makeTalkDesk(needs: TalkDeskNeeds): TalkDesk {
  const { conversations, requests } = needs;
  return {
    takeOver: (viewer, id) =>
      found(needs, { viewer, id }, async (talk) => {
        if (talk.contact.account === SIMULATED_ACCOUNT) return refused({ code: 'simulated' });
        const taken = await conversations.takeOver(id, holdOf(needs, viewer));
        if (taken.kind === 'held') return refused({ code: 'taken', by: taken.by });
        return told(needs, { contactId: id, kind: 'taken' });
      }),
    reply: (viewer, id, text) =>
      found(needs, { viewer, id }, (talk) => reply(needs, viewer, { talk, text })),
    giveBack: (viewer, id) =>
      found(needs, { viewer, id }, async (talk) => {
        const back = needs.returnTo(talk, 'given_back');
        const isGiven = await conversations.giveBack(id, viewer.staffId, back);
        if (!isGiven) return refused({ code: 'not_yours' });
        return told(needs, { contactId: id, kind: 'given_back' });
      }),
    settle: (viewer, id) =>
      found(needs, { viewer, id }, async () => {
        await requests.settle(id, viewer.staffId);
        return told(needs, { contactId: id, kind: 'settled' });
      }),
  };
}

interface Asked {
  readonly viewer: Viewer;
  readonly id: string;
}

async function found(
  { reader, clock, patience }: TalkDeskNeeds,
  { viewer, id }: Asked,
  work: (talk: Talk) => Promise<TalkOutcome>,
): Promise<TalkOutcome> {
  const scope = scopeOf(viewer, 'conversations.reply');
  const talk = await reader.find(scope, id, { now: clock(), patience });
  return talk ? work(talk) : refused({ code: 'not_found' });
}

async function reply(
  needs: TalkDeskNeeds,
  viewer: Viewer,
  { talk, text }: { readonly talk: Talk; readonly text: string },
): Promise<TalkOutcome> {
  const { textLength } = CAPABILITIES[talk.contact.channel];
  const pieces = splitText(text.normalize('NFC'), textLength);
  const parts = pieces.map((piece) => ({ text: piece, buttons: [] }));
  const said = await needs.conversations.say(talk.id, parts, holdOf(needs, viewer));
  switch (said.kind) {
    case 'enqueued':
      return told(needs, { contactId: talk.id, kind: 'replied' });
    case 'refused':
      return refused({ code: said.code });
    case 'held':
      return refused({ code: 'taken', by: said.by });
    case 'not_taken':
      return refused({ code: 'not_taken' });
  }
}

function holdOf({ clock, patience }: TalkDeskNeeds, { staffId }: Viewer): Hold {
  const now = clock();
  return { agent: staffId, until: now + LONGEST_HOLD_MS, returnAt: now + patience };
}

function told({ changes }: TalkDeskNeeds, change: TalkChange): TalkOutcome {
  changes.publish(change);
  return DONE;
}

function refused(refusal: TalkRefusal): TalkOutcome {
  return { ok: false, refusal };
}
