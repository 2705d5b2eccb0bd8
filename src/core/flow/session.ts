import { lastingHeard } from './heard.ts';
import type { Session } from './types.ts';

/** A person the bot knows nothing about. */
export const NEW_SESSION: Session = {
  versions: {},
  path: [],
  answers: {},
  known: {},
  lines: [],
  stopped: false,
};

/** The same person, standing in no flow: what is known about them stays. */
export function outsideFlows(session: Session): Session {
  const { known, lines, stopped, source } = session;
  return {
    ...NEW_SESSION,
    known,
    lines,
    stopped,
    ...lastingHeard(session),
    ...(source && { source }),
  };
}
