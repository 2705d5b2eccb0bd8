import type { ContactKey } from '../core/shared/contact.ts';
import { dayInVietnam, type LocalDate } from '../core/shared/localDate.ts';
import { afterWorkingDays } from '../core/shared/workingDays.ts';
import type { Clock } from './ports.ts';

/**
 * A wish to delete that a platform passed on. `subject` is its name of the person towards the app, from
 * which no conversation can be found: somebody must see to it.
 */
export interface DeletionRequest extends Omit<ContactKey, 'contact'> {
  readonly code: string;
  readonly subject: string;
  /** Epoch milliseconds. */
  readonly requestedAt: number;
  readonly dueOn: LocalDate;
  readonly doneAt?: number;
}

/** The register of such wishes. */
export interface DeletionRegister {
  add(request: DeletionRequest): Promise<void>;
  find(code: string): Promise<DeletionRequest | undefined>;
  /** Not done yet, the most urgent first. */
  open(): Promise<readonly DeletionRequest[]>;
  /** Those and the done ones, the latest of these first; a thousand at most. */
  list(): Promise<readonly DeletionRequest[]>;
  /** Notes that it was carried out; false: it was before, or there is none of that code. */
  finish(code: string): Promise<boolean>;
}

export interface DataDeletion {
  /** Keeps a wish; resolves to its code, also when nobody of that name ever wrote. */
  request(subject: string): Promise<string>;
  find(code: string): Promise<DeletionRequest | undefined>;
}

/**
 * Decree 356/2025/NĐ-CP gives ten to twenty days, and is read as calendar or as working days: the
 * earliest reading counts, as far as people can act on it.
 */
const WORKING_DAYS = 10;

export interface DataDeletionNeeds {
  readonly register: DeletionRegister;
  readonly place: Omit<ContactKey, 'contact'>;
  readonly clock: Clock;
  /** A code that nobody can guess. */
  readonly newCode: () => string;
}

export function makeDataDeletion(needs: DataDeletionNeeds): DataDeletion {
  const { register, place, clock, newCode } = needs;
  return {
    async request(subject) {
      const requestedAt = clock();
      const dueOn = afterWorkingDays(dayInVietnam(requestedAt), WORKING_DAYS);
      const code = newCode();
      await register.add({ ...place, code, subject, requestedAt, dueOn });
      return code;
    },
    find: (code) => register.find(code),
  };
}
