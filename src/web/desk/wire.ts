import type { Role } from '../../core/desk/permissions.ts';
import { ROLES } from '../../core/desk/permissions.ts';
import type { Province } from '../../core/desk/province.ts';
import { LEAD_STATES, type LeadState } from '../../core/lead/work.ts';
import { PAYING_METHODS } from '../../core/shared/payingMethods.ts';
import {
  both,
  isAnything,
  isFlag,
  isNumber,
  isText,
  listOf,
  mapOf,
  maybe,
  oneOf,
  shape,
  type Guard,
} from './guards.ts';

/** Where somebody works; without a commune the whole province. */
export interface WireArea {
  readonly province: string;
  readonly commune?: string | undefined;
}

/** Who is signed in. */
export interface Me {
  readonly staffId: string;
  readonly role: Role;
  readonly name: string;
  readonly areas: readonly WireArea[];
  readonly capabilities: Readonly<Record<string, string>>;
}

const isArea = shape<WireArea>({ province: isText, commune: maybe(isText) });

export const isMe = shape<Me>({
  staffId: isText,
  role: oneOf(ROLES),
  name: isText,
  areas: listOf(isArea),
  capabilities: mapOf(isText),
});

const isNamed = shape<{ readonly id: string; readonly name: string }>({ id: isText, name: isText });

export const isPlaces = shape<{ readonly provinces: readonly Province[] }>({
  provinces: listOf(
    both(isNamed, shape<Province>({ id: isText, name: isText, communes: listOf(isNamed) })),
  ),
});

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** What can be chosen from at the desk, in the editors' words. */
export interface Choices {
  readonly states: Readonly<Record<LeadState, string>>;
  readonly methods: Readonly<Record<(typeof PAYING_METHODS)[number], string>>;
  readonly refusals: readonly Titled[];
  readonly groups: readonly Titled[];
}

const isTitled = shape<Titled>({ id: isText, title: isText });

export const isChoices = shape<Choices>({
  states: everyOf(LEAD_STATES),
  methods: everyOf(PAYING_METHODS),
  refusals: listOf(isTitled),
  groups: listOf(isTitled),
});

function everyOf<const Name extends string>(
  names: readonly Name[],
): Guard<Readonly<Record<Name, string>>> {
  return (value): value is Readonly<Record<Name, string>> =>
    mapOf(isText)(value) && names.every((name) => value[name] !== undefined);
}

/** A row of the list; name and phone only for who may read them. Times are epoch milliseconds. */
export interface LeadRow {
  readonly id: string;
  readonly wish: string;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly province: string;
  readonly commune?: string | undefined;
  readonly callTime?: string | undefined;
  readonly channel: string;
  readonly state: LeadState;
  readonly assignee?: string | undefined;
  readonly attempts: number;
  readonly actBy?: number | undefined;
  readonly callBackAt?: number | undefined;
  readonly groups: readonly string[];
  readonly createdAt: number;
  readonly promiseLeft?: number | undefined;
}

export const isLeadRow = shape<LeadRow>({
  id: isText,
  wish: isText,
  name: maybe(isText),
  phone: maybe(isText),
  province: isText,
  commune: maybe(isText),
  callTime: maybe(isText),
  channel: isText,
  state: oneOf(LEAD_STATES),
  assignee: maybe(isText),
  attempts: isNumber,
  actBy: maybe(isNumber),
  callBackAt: maybe(isNumber),
  groups: listOf(isText),
  createdAt: isNumber,
  promiseLeft: maybe(isNumber),
});

/** Names of colleagues by id. */
export type Names = Readonly<Record<string, string>>;

export interface LeadList {
  readonly leads: readonly LeadRow[];
  readonly names: Names;
  readonly next?: string | undefined;
}

export const isLeadList = shape<LeadList>({
  leads: listOf(isLeadRow),
  names: mapOf(isText),
  next: maybe(isText),
});

export interface HandedLink {
  readonly token: string;
  readonly expiresAt: number;
}

export const isHandedLink = shape<HandedLink>({ token: isText, expiresAt: isNumber });

/** What a link is for: whose account, and the name they sign in with when they have one. */
export const isOpenLink = shape<{ readonly name: string; readonly username?: string | undefined }>({
  name: isText,
  username: maybe(isText),
});

export interface Session {
  readonly id: string;
  readonly startedAt: number;
  readonly seenAt: number;
  readonly browser: string;
  readonly current: boolean;
}

export const isSessions = shape<{ readonly sessions: readonly Session[] }>({
  sessions: listOf(
    shape<Session>({
      id: isText,
      startedAt: isNumber,
      seenAt: isNumber,
      browser: isText,
      current: isFlag,
    }),
  ),
});

/** Any answer will do: the page shows nothing of it. */
export const isDone: Guard<unknown> = isAnything;
