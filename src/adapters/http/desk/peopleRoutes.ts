import { z } from 'zod';
import type { DeletionRequest } from '../../../conversation/dataDeletion.ts';
import type { DataRequests } from '../../../conversation/desk/dataRequests.ts';
import type { PeopleStore } from '../../../conversation/desk/people.ts';
import type { PlatformRequests } from '../../../conversation/desk/platformRequests.ts';
import { REQUEST_KINDS } from '../../../core/desk/dataRequest.ts';
import { personCopyText } from '../../../core/desk/personCopy.ts';
import { scopeOf } from '../../../core/desk/viewer.ts';
import type { DeskWords } from '../../../core/desk/words.ts';
import { dayInVietnam, dayMonthYear } from '../../../core/shared/localDate.ts';
import type { Clock } from '../../../conversation/ports.ts';
import { deskRoute, NO_INPUT, type DeskRoute } from './deskRoute.ts';
import type { AuditSubject } from '../../../conversation/desk/audit.ts';
import { faulty, refused } from './reply.ts';

export interface PeopleRouteNeeds {
  readonly people: PeopleStore;
  readonly requests: DataRequests;
  readonly platformRequests: PlatformRequests;
  readonly clock: Clock;
  readonly words: DeskWords;
  readonly erased: (contactId: string) => void;
}

const number = z.string().regex(/^\d{1,18}$/);
const params = z.object({ id: number });

/** One person's data as a whole, and the register of what people asked about it. */
export function peopleRoutes(needs: PeopleRouteNeeds): readonly DeskRoute[] {
  return [
    ...personRoutes(needs),
    ...registerRoutes(needs),
    ...stepRoutes(needs),
    platformRoute(needs),
  ];
}

function personRoutes({ people, clock, words, erased }: PeopleRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/people/:id/copy',
      capability: 'people.export',
      action: 'person_copied',
      input: z.object({ params }),
      handle: async ({
        input: {
          params: { id },
        },
        viewer,
      }) => {
        const copy = await people.copy(scopeOf(viewer, 'people.export'), id);
        if (!copy) return refused('not_found');
        const madeOn = dayMonthYear(dayInVietnam(clock()));
        const text = personCopyText({ ...copy, madeOn }, words.copy);
        return { kind: 'ok', body: { ...copy, text }, subjects: [contact(id)] };
      },
    }),
    deskRoute({
      method: 'delete',
      path: '/people/:id',
      capability: 'people.erase',
      action: 'person_erased',
      input: z.object({ params }),
      handle: async ({
        input: {
          params: { id },
        },
        viewer,
      }) => {
        if (!(await people.erase(scopeOf(viewer, 'people.erase'), id))) return refused('not_found');
        erased(id);
        return { kind: 'ok', subjects: [contact(id)] };
      },
    }),
  ];
}

const opening = z.strictObject({
  kind: z.enum(REQUEST_KINDS),
  contactId: number,
  receivedAt: z.int().min(0).optional(),
});

function registerRoutes({ requests, platformRequests }: PeopleRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/requests',
      capability: 'requests.read',
      input: NO_INPUT,
      handle: async ({ viewer }) => {
        const [own, platform] = await Promise.all([
          requests.list(viewer),
          platformRequests.list(viewer),
        ]);
        return { kind: 'ok', body: { requests: own, platform: platform.map(shownOf) } };
      },
    }),
    deskRoute({
      method: 'post',
      path: '/requests',
      capability: 'requests.write',
      action: 'request_opened',
      input: z.object({ body: opening }),
      handle: async ({ input: { body }, viewer }) => {
        const { kind, contactId, receivedAt } = body;
        const opened = await requests.open(viewer, { kind, contactId, receivedAt });
        if ('fault' in opened) return faulty(opened);
        const subjects = [{ kind: 'request', id: opened.id }, contact(contactId)];
        return { kind: 'ok', body: opened, subjects };
      },
    }),
  ];
}

const platformParams = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });

function platformRoute({ platformRequests }: PeopleRouteNeeds): DeskRoute {
  return deskRoute({
    method: 'post',
    path: '/platform-requests/:id/finish',
    capability: 'requests.write',
    action: 'platform_request_done',
    input: z.object({ params: platformParams }),
    handle: async ({ input: { params: named }, viewer }) => {
      const done = await platformRequests.finish(viewer, named.id);
      if ('fault' in done) return faulty(done);
      const subjects = [{ kind: 'platform_request', id: named.id }];
      return { kind: 'ok', body: shownOf(done), subjects };
    },
  });
}

/** Without the platform's name of the person. */
function shownOf({ code, channel, requestedAt, dueOn, doneAt }: DeletionRequest) {
  return { code, channel, requestedAt, dueOn, doneAt };
}

function stepRoutes({ requests }: PeopleRouteNeeds): readonly DeskRoute[] {
  const step = (name: 'react' | 'finish', action: string) =>
    deskRoute({
      method: 'post',
      path: `/requests/:id/${name}`,
      capability: 'requests.write',
      action,
      input: z.object({ params }),
      handle: async ({ input, viewer }) => {
        const request = await requests[name](viewer, input.params.id);
        if ('fault' in request) return faulty(request);
        const subjects = [{ kind: 'request', id: request.id }, contact(request.contactId)];
        return { kind: 'ok', body: request, subjects, facts: { asked: request.kind } };
      },
    });
  return [step('react', 'request_answered'), step('finish', 'request_done')];
}

function contact(id: string): AuditSubject {
  return { kind: 'contact', id };
}
