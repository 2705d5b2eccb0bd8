import type { Clock, Log } from '../conversation/ports.ts';

/** What the program takes from the process it runs in. */
export interface Surroundings {
  readonly log: Log;
  readonly clock: Clock;
}
