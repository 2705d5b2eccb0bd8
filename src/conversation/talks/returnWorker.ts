import { freshSince, phraseOf, type ReturnPhrase } from '../../core/talk/returning.ts';
import type { Conversations, Return, Returning } from '../conversations.ts';
import type { AuditLog } from '../desk/audit.ts';
import { makeLoop, type Loop } from '../loop.ts';
import type { Clock, Log } from '../ports.ts';
import type { TalkChanges } from './talkChanges.ts';

/** Conversations that one round may take back. */
const TALKS_PER_ROUND = 50;
const POLL_EVERY_MS = 1_000;

export interface ReturnWorkerNeeds {
  readonly conversations: Pick<Conversations, 'takeBack'>;
  readonly changes: Pick<TalkChanges, 'publish'>;
  readonly returnTo: (to: Pick<Returning, 'contact' | 'known'>, phrase: ReturnPhrase) => Return;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly patience: number;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The worker by which the bot takes conversations back whose agents were silent for too long. Due times
 * stand in the database, so it does not matter which process took a conversation over, or died since.
 */
export type ReturnWorker = Omit<Loop, 'isStopped' | 'wake'>;

export function makeReturnWorker(needs: ReturnWorkerNeeds): ReturnWorker {
  return makeLoop(() => round(needs), POLL_EVERY_MS);
}

async function round(needs: ReturnWorkerNeeds): Promise<boolean> {
  const { conversations, changes, patience, log } = needs;
  try {
    const decide = (returning: Returning) => decideReturn(needs, returning);
    const taken = await conversations.takeBack({ limit: TALKS_PER_ROUND, patience, decide });
    await writeDown(needs, taken);
    for (const contactId of taken) {
      log.info('talk_returned', { contactId });
      changes.publish({ contactId, kind: 'returned' });
    }
    return taken.length === TALKS_PER_ROUND;
  } catch (error) {
    log.error('talk_return_failed', { error });
    return false;
  }
}

/** By nobody: the program itself did it. */
async function writeDown({ audit }: ReturnWorkerNeeds, taken: readonly string[]): Promise<void> {
  if (taken.length === 0) return;
  await audit.record(
    taken.map((id) => ({
      staffId: undefined,
      action: 'talk_returned',
      subject: { kind: 'contact', id },
    })),
  );
}

/** A sentence that cannot be said keeps nobody waiting: the bot is back without it. */
function decideReturn({ returnTo, clock, log }: ReturnWorkerNeeds, returning: Returning): Return {
  const now = clock();
  try {
    return returnTo(returning, phraseOf(returning.waitingSince, now));
  } catch (error) {
    log.error('return_not_worded', { contactId: returning.contactId, error });
    return { parts: [], freshSince: freshSince(now) };
  }
}
