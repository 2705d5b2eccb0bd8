import { dueDates, type RequestKind } from '../../core/desk/dataRequest.ts';
import { scopeOf, type Scope, type Viewer } from '../../core/desk/viewer.ts';
import type { WorkingCalendar } from '../../core/desk/workingTime.ts';
import { dayInVietnam, type LocalDate } from '../../core/shared/localDate.ts';
import type { Clock } from '../ports.ts';
import type { DeskFault } from './deskFault.ts';
import type { PeopleStore, PersonPlace } from './people.ts';

/** A request of a person about the own data, with its due days. Times are epoch milliseconds. */
export interface DataRequest extends NewRequest {
  readonly id: string;
  readonly reactedAt: number | undefined;
  readonly reactedStaff: string | undefined;
  readonly doneAt: number | undefined;
  readonly doneStaff: string | undefined;
}

export interface NewRequest extends PersonPlace {
  readonly kind: RequestKind;
  readonly contactId: string;
  readonly receivedAt: number;
  readonly reactBy: LocalDate;
  readonly doneBy: LocalDate;
}

export interface RequestStore {
  open(request: NewRequest): Promise<string>;
  /** What is due first stands first; done ones last, the latest first. */
  list(scope: Scope): Promise<readonly DataRequest[]>;
  find(scope: Scope, id: string): Promise<DataRequest | undefined>;
  /** Notes that it was reacted to, or done (which counts as a reaction); false: it was before. */
  note(id: string, step: 'reacted' | 'done', staffId: string): Promise<boolean>;
}

/** The register of requests. */
export interface DataRequests {
  list(viewer: Viewer): Promise<readonly DataRequest[]>;
  open(
    viewer: Viewer,
    asked: Pick<NewRequest, 'kind' | 'contactId'> & { readonly receivedAt: number | undefined },
  ): Promise<{ readonly id: string } | DeskFault>;
  react(viewer: Viewer, id: string): Promise<DataRequest | DeskFault>;
  /** Done; a request to delete erases the person first. */
  finish(viewer: Viewer, id: string): Promise<DataRequest | DeskFault>;
}

export interface DataRequestNeeds {
  readonly requests: RequestStore;
  readonly people: PeopleStore;
  readonly calendar: WorkingCalendar;
  readonly clock: Clock;
  readonly erased: (contactId: string) => void;
}

export function makeDataRequests(needs: DataRequestNeeds): DataRequests {
  const { requests, people, calendar, clock, erased } = needs;
  return {
    list: (viewer) => requests.list(scopeOf(viewer, 'requests.read')),
    async open(viewer, { kind, contactId, receivedAt = clock() }) {
      const place = await people.place(scopeOf(viewer, 'requests.write'), contactId);
      if (!place) return { fault: 'not_found' };
      if (receivedAt > clock()) return { fault: 'malformed', field: 'received_at' };
      const due = dueDates(calendar, dayInVietnam(receivedAt));
      return { id: await requests.open({ ...place, ...due, kind, contactId, receivedAt }) };
    },
    react: (viewer, id) => step(viewer, id, 'reacted'),
    finish: (viewer, id) => step(viewer, id, 'done'),
  };

  async function step(viewer: Viewer, id: string, name: 'reacted' | 'done') {
    const scope = scopeOf(viewer, 'requests.write');
    const request = await requests.find(scope, id);
    if (!request) return NOT_FOUND;
    if (request.doneAt !== undefined) return { fault: 'already_done' } as const;
    if (name === 'done' && request.kind === 'delete') await eraseFor(request);
    if (!(await requests.note(id, name, viewer.staffId))) return { fault: 'already_done' } as const;
    return (await requests.find(scope, id)) ?? NOT_FOUND;
  }

  /** The request was found inside the viewer's scope, so its person may be erased. */
  async function eraseFor({ contactId }: DataRequest): Promise<void> {
    await people.erase({ kind: 'all' }, contactId);
    erased(contactId);
  }
}

const NOT_FOUND: DeskFault = { fault: 'not_found' };
