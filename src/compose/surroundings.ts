import type { Database } from '../adapters/database/openDatabase.ts';
import type { Clock, Log } from '../conversation/ports.ts';

/** What the program takes from the process it runs in. */
export interface Surroundings {
  readonly log: Log;
  readonly clock: Clock;
  /** An open database to work on instead of the configured one; `stop` closes it. */
  readonly database?: Database;
}
