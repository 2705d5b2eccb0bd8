import { isReplay } from '../core/messaging/isReplay.ts';
import { isPaused, opensWindow, type Standing } from '../core/messaging/window.ts';
import type { StoredEvent } from './stores.ts';

/**
 * Why the bot does not answer something. `replay`: it is a day old; `answered`: a person has spoken to
 * the contact since; `paused`: somebody else speaks with them, so the bot looks again later.
 */
export type Unheard = 'replay' | 'answered' | 'paused';

/** Undefined when the bot is to answer. Leaving is always obeyed, however late and whoever speaks. */
export function whyUnheard(
  standing: Standing,
  event: StoredEvent,
  now: number,
): Unheard | undefined {
  if (!opensWindow(event.content)) return undefined;
  if (isReplay(event, event.receivedAt)) return 'replay';
  if (standing.spokenToAt !== undefined && event.sentAt <= standing.spokenToAt) return 'answered';
  return isPaused(standing, now) ? 'paused' : undefined;
}
