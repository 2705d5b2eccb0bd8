import type { Session } from '../core/flow/types.ts';
import type { LaneOutcome, StaffWord } from './stores.ts';

type Leaving = Pick<LaneOutcome, 'handled' | 'staffWords' | 'standing'> & {
  readonly session: Session | undefined;
};

/**
 * Somebody speaks to the desk through the bot: it is kept for the desk, and the conversation stands
 * where it stood. It is done even while a person speaks with them: nothing is said here. Who had
 * stopped the bot and taps or links wants to hear from it again; who unlinks does not.
 */
export function leaveToDesk<Outcome extends Leaving>(outcome: Outcome, word: StaffWord): Outcome {
  const { session, standing, handled, staffWords = [] } = outcome;
  const stopped = standing.stopped && word.said.kind === 'unlink';
  return {
    ...outcome,
    standing: { ...standing, stopped },
    session: session && { ...session, stopped: session.stopped && stopped },
    handled: [...handled, { id: word.eventId }],
    staffWords: [...staffWords, word],
  };
}
