import type { Database } from '../adapters/database/openDatabase.ts';
import type { loadContent } from '../adapters/files/loadContent.ts';
import type { Clock, Log } from '../conversation/ports.ts';

/** What the program takes from the process it runs in. */
export interface Surroundings {
  readonly log: Log;
  readonly clock: Clock;
  /** An open database to work on instead of the configured one; `stop` closes it. */
  readonly database?: Database;
  readonly patience?: Patience;
  /** Instead of reading the folders of the content at every start. */
  readonly readContent?: typeof loadContent;
  /** Instead of `fetch` where browsers' push services are called. */
  readonly fetchPush?: typeof fetch;
  /** Where the built pages stand instead of `dist/web`. */
  readonly webDir?: string;
}

/** How long the program waits for others, in milliseconds, where that is not the usual time. */
export interface Patience {
  /** For a platform's answer to a send. */
  readonly answer?: number;
  /** For the language model, retries included. */
  readonly model?: number;
  /** For a whole request, headers and body. */
  readonly request?: number;
}
