/** Who works at the desk. */
export const ROLES = ['supervisor', 'agent', 'board', 'editor', 'auditor'] as const;

export type Role = (typeof ROLES)[number];

/** How far a capability reaches: nowhere, the communes one is put in charge of, everywhere. */
export type Reach = 'none' | 'own' | 'all';

interface Permission extends Readonly<Record<Role, Reach>> {
  /** True when using it shows or changes what is known about a person: every use is written down. */
  readonly personal: boolean;
}

const none = 'none';
const own = 'own';
const all = 'all';

/**
 * The permission table: routes, pages and tests read it, nothing else decides. A row is what can be
 * done, a column who may, a cell how far. Whoever is switched off may nothing.
 */
export const PERMISSIONS = {
  /** One's own account: sessions, password, name. */
  account: { supervisor: all, agent: all, board: all, editor: all, auditor: all, personal: false },
  /** Leads with what was said, computed and agreed to. */
  'leads.read': row(own, own, none, none, all),
  /** Names and phones: without it they are left out, whatever else may be read. */
  'phones.read': row(own, own, none, none, none),
  /** Called, call back at, registered, refused, notes. */
  'leads.act': row(own, own, none, none, none),
  /** Hand to another, merge and take apart, take off somebody. */
  'leads.assign': row(own, none, none, none, none),
  'leads.export': row(own, none, none, none, none),
  'conversations.read': row(own, own, none, none, all),
  'conversations.reply': row(own, own, none, none, none),
  /** Targets and results of a place: counts only, small ones hidden without `reports.read`. */
  'numbers.read': counts(own, own, own, none, all),
  /** Counts of any size, and reports cut finely: by group, step, channel, agent. */
  'reports.read': counts(own, own, none, none, all),
  /** What each agent is evaluated by. */
  'evaluations.read': counts(own, none, none, none, all),
  'targets.write': counts(own, none, none, none, none),
  /** Colleagues: names, roles, areas. */
  'staff.read': counts(own, none, none, none, all),
  /** Invite, change, switch off, new link. */
  'staff.write': counts(own, none, none, none, none),
  /** Questions that found no answer, without people. */
  'gaps.read': counts(all, none, none, all, all),
  'gaps.write': counts(none, none, none, all, none),
  'flows.read': counts(all, none, none, all, all),
  'audit.read': counts(own, none, none, none, all),
  /** Requests of people about their own data, and their due dates. */
  'requests.read': counts(own, none, none, none, all),
  'requests.write': row(own, none, none, none, none),
  'people.export': row(own, none, none, none, none),
  'people.erase': row(own, none, none, none, none),
} as const satisfies Readonly<Record<string, Permission>>;

export type Capability = keyof typeof PERMISSIONS;

/** How far this role may use this capability. */
export function reachOf(role: Role, capability: Capability): Reach {
  return PERMISSIONS[capability][role];
}

/** True when every use of the capability must be written down. */
export function isPersonal(capability: Capability): boolean {
  return PERMISSIONS[capability].personal;
}

/** What a role may do, for pages: capabilities with their reach, those without reach left out. */
export function capabilitiesOf(role: Role): Readonly<Partial<Record<Capability, Reach>>> {
  return Object.fromEntries(
    Object.entries(PERMISSIONS).flatMap(([name, permission]) =>
      permission[role] === none ? [] : [[name, permission[role]]],
    ),
  );
}

function row(...[supervisor, agent, board, editor, auditor]: Cells): Permission {
  return { supervisor, agent, board, editor, auditor, personal: true };
}

/** A row that touches no person. */
function counts(...[supervisor, agent, board, editor, auditor]: Cells): Permission {
  return { supervisor, agent, board, editor, auditor, personal: false };
}

type Cells = readonly [
  supervisor: Reach,
  agent: Reach,
  board: Reach,
  editor: Reach,
  auditor: Reach,
];
