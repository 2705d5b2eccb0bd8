import { z } from 'zod';
import { isPersonal, type Capability } from '../../../core/desk/permissions.ts';
import type { Viewer } from '../../../core/desk/viewer.ts';
import { refused, type AuditedAnswer, type DeskAnswer, type DeskRefusal } from './reply.ts';

/** Who sends a request, signed in or not. */
export interface Caller {
  readonly ip: string;
  readonly headers: Headers;
  /** The session of the request's cookie; undefined: signed out. */
  readonly sessionId: string | undefined;
}

/** A checked request of somebody who need not be signed in. */
interface Asked<Input> {
  readonly input: Input;
  readonly caller: Caller;
}

/** A checked request of somebody signed in. */
interface AskedBy<Input> extends Asked<Input> {
  readonly viewer: Viewer;
}

interface Shape<Input extends z.ZodType> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/desk/api`, in Express's writing: `/staff/:id`. */
  readonly path: string;
  /**
   * The parts of the request that are used: an object of `params`, `query` and `body`. Wrong `params`
   * name nothing that exists: 404; a wrong query or body is 400 with its field.
   */
  readonly input: Input;
  /** The most bytes of a file that is the body as it is (a `Buffer`); absent: the body is JSON. */
  readonly upload?: number;
}

/** The input of a route that uses no part of the request. */
export const NO_INPUT = z.object({});

/** Shows nobody's data and changes nothing: a `get` whose capability is not personal. */
interface Quiet<Request> {
  readonly action?: undefined;
  readonly isNothingUnanswered?: undefined;
  handle(asked: Request): Promise<DeskAnswer | DeskRefusal>;
}

/** Shows somebody's data or changes something: written down as `action` before it is answered. */
interface Audited<Request> {
  readonly action: string;
  /**
   * True when nothing has happened until the answer is there, as with a session that nobody was given:
   * such a route is not written down before it is done.
   */
  readonly isNothingUnanswered?: boolean;
  handle(asked: Request): Promise<AuditedAnswer | DeskRefusal>;
}

/** A row of the route table, whatever its parts. */
export interface DeskRoute {
  readonly method: Shape<z.ZodType>['method'];
  readonly path: string;
  /** `public`: for people who are not signed in. */
  readonly capability: Capability | 'public';
  readonly action: string | undefined;
  readonly upload: number | undefined;
  /** Checks the parts of a request and answers it; `viewer` is there unless the route is public. */
  answer(request: RawRequest): Promise<DeskAnswer | AuditedAnswer | DeskRefusal>;
}

export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly caller: Caller;
  readonly viewer: Viewer | undefined;
  /** Called before anything is changed: writes down that it begins; rejects when that cannot be. */
  readonly begin: () => Promise<void>;
}

/**
 * A route for those who are signed in and hold the capability. Throws at the start of the program
 * when it changes something, or shows people's data, and names no action to write down.
 */
export function deskRoute<Input extends z.ZodType>(
  route: Shape<Input> & { readonly capability: Capability } & (
      Quiet<AskedBy<z.output<Input>>> | Audited<AskedBy<z.output<Input>>>
    ),
): DeskRoute {
  mustBeAudited(route, isPersonal(route.capability));
  return {
    ...rowOf(route),
    capability: route.capability,
    answer: async (request) => {
      const { viewer, caller } = request;
      if (!viewer) return refused('signed_out');
      const input = route.input.safeParse(request);
      if (!input.success) return malformed(input.error);
      if (changes(route)) await request.begin();
      return route.handle({ input: input.data, caller, viewer });
    },
  };
}

/** A route for people who are not signed in: to sign in, or to accept an invitation. */
export function publicRoute<Input extends z.ZodType>(
  route: Shape<Input> & (Quiet<Asked<z.output<Input>>> | Audited<Asked<z.output<Input>>>),
): DeskRoute {
  mustBeAudited(route, false);
  return {
    ...rowOf(route),
    capability: 'public',
    answer: async (request) => {
      const input = route.input.safeParse(request);
      if (!input.success) return malformed(input.error);
      if (changes(route)) await request.begin();
      return route.handle({ input: input.data, caller: request.caller });
    },
  };
}

interface Row {
  readonly method: DeskRoute['method'];
  readonly path: string;
  readonly action?: string | undefined;
  readonly upload?: number | undefined;
}

function rowOf({ method, path, action, upload }: Row): Omit<DeskRoute, 'capability' | 'answer'> {
  return { method, path, action, upload };
}

function changes(route: {
  readonly method: DeskRoute['method'];
  readonly isNothingUnanswered?: boolean | undefined;
}): boolean {
  return route.method !== 'get' && route.isNothingUnanswered !== true;
}

function mustBeAudited({ method, path, action }: Row, personal: boolean): void {
  if (action !== undefined || (method === 'get' && !personal)) return;
  throw new Error(`${method} ${path} must name the action that is written down; see deskRoute.ts`);
}

/** What does not look like an id names nothing that exists. */
function malformed({ issues }: z.ZodError): DeskRefusal {
  const [part, ...rest] = issues[0]?.path ?? [];
  if (part === 'params') return refused('not_found');
  const field = rest.map(String).join('.');
  return refused('malformed', { field });
}
