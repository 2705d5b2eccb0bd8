import { addMonths, dayInVietnam, midnightInVietnam } from '../../core/shared/localDate.ts';
import type { Clock, Log } from '../ports.ts';
import type { AuditLog } from './audit.ts';
import type { PeopleStore } from './people.ts';

export interface RetentionNeeds {
  readonly people: Pick<PeopleStore, 'eraseSilent'>;
  readonly audit: Pick<AuditLog, 'begin' | 'record' | 'drop'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Months after the last word and the last lead activity. */
  readonly months: number;
  /** What was still to be sent to an erased person is not. */
  readonly erased: (contactId: string) => void;
}

/** Erases everybody who has been silent too long; resolves to how many. */
export type Retention = () => Promise<number>;

/** So few at once that nobody waits for the locks. */
const AT_ONCE = 100;

export function makeRetention(needs: RetentionNeeds): Retention {
  const { people, audit, clock, log, months, erased } = needs;
  return async () => {
    const before = midnightInVietnam(addMonths(dayInVietnam(clock()), -months));
    let count = 0;
    for (;;) {
      const intent = await audit.begin(RUN);
      const gone = await people.eraseSilent(before, AT_ONCE);
      if (gone.length === 0) {
        await audit.drop(intent);
        break;
      }
      gone.forEach(erased);
      await audit.record(gone.map(toEntry), intent);
      count += gone.length;
    }
    log.info('retention_done', { erased: count, months });
    return count;
  };
}

/** What is announced before anybody is erased; who it was is known after. */
const RUN = {
  staffId: undefined,
  action: 'person_erased',
  subject: { kind: 'list', id: 'retention' },
};

function toEntry(id: string) {
  return { staffId: undefined, action: 'person_erased', subject: { kind: 'contact', id } };
}
