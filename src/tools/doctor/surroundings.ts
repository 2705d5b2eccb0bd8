import type { Config } from '../../config.ts';
import type { Clock } from '../../conversation/ports.ts';
import type { Finding } from './finding.ts';
import type { Ask } from './ask.ts';
import type { ReadRecords } from './readRecords.ts';
import type { ContentReport } from './reportContent.ts';

/** What the checks look at. */
export interface Surroundings {
  readonly config: Config;
  readonly clock: Clock;
  readonly ask: Ask;
  readonly readRecords: ReadRecords;
  readonly reportContent: () => Promise<ContentReport>;
}

/** Looks at one thing and changes nothing. */
export type Check = (surroundings: Surroundings) => Promise<readonly Finding[]>;
