import type { Changes, LeadChange } from '../leads/changes.ts';
import type { LeadDesk } from '../leads/leadDesk.ts';
import { makeLoop, type Loop } from '../loop.ts';
import type { Log } from '../ports.ts';
import { answerWord, type AnswerNeeds } from './answerWord.ts';
import type { LayOut, StaffWords, WordWork } from './ports.ts';

/** How often to look for what nobody announced: another process died or was busy. */
const POLL_EVERY_MS = 500;

export interface StaffChatNeeds extends Omit<AnswerNeeds, 'deskOver'> {
  readonly store: StaffWords;
  /** The desk over the leads of one transaction, telling what changed to these. */
  readonly deskOver: (
    leads: Pick<WordWork, 'cases' | 'roster'>,
    changes: Changes,
  ) => Pick<LeadDesk, 'act'>;
  readonly changes: Pick<Changes, 'publish'>;
  readonly layOut: LayOut;
  readonly log: Log;
}

/** The worker that does what colleagues said in the chat, and answers them. */
export function makeStaffChatWorker(needs: StaffChatNeeds): Omit<Loop, 'isStopped'> {
  return makeLoop(async () => {
    try {
      return await takeOne(needs);
    } catch (error) {
      needs.log.error('staff_words_failed', { error });
      return false;
    }
  }, POLL_EVERY_MS);
}

async function takeOne(needs: StaffChatNeeds): Promise<boolean> {
  // What changed is told when it is stored, not before: a page that looks must find it.
  let changed: LeadChange[] = [];
  const kept: Changes = {
    publish: (change) => changed.push(change),
    subscribe: () => () => undefined,
  };
  const answering = {
    ...needs,
    deskOver: (leads: Pick<WordWork, 'cases' | 'roster'>) => needs.deskOver(leads, kept),
  };
  const isTaken = await needs.store.takeOne({
    work: (word, at) => answerWord(answering, word, at),
    layOut: needs.layOut,
    apology: { text: needs.words.failed, choices: [] },
    failed: ({ id, contactId }, error) => {
      changed = [];
      needs.log.error('staff_word_failed', { wordId: id, contactId, error });
    },
  });
  for (const change of changed) needs.changes.publish(change);
  return isTaken;
}
