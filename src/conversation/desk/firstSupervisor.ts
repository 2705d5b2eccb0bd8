import type { AuditEntry, AuditLog } from './audit.ts';
import { makeLink, type LinkNeeds } from './links.ts';
import type { StaffStore } from './staff.ts';

export interface FirstLink {
  readonly staffId: string;
  /** Shown once. */
  readonly token: string;
}

/** The way into a desk that nobody can invite into. */
export interface FirstSupervisor {
  /**
   * The first supervisor, over every province. Who was invited so and never came gets a new link;
   * `exists`: somebody manages the desk already.
   */
  invite(name: string): Promise<FirstLink | { readonly fault: 'exists' | 'nameless' }>;
  /** A new link for a supervisor who signs in with this name. */
  reset(username: string): Promise<FirstLink | { readonly fault: 'unknown' }>;
}

export interface FirstSupervisorNeeds extends LinkNeeds {
  readonly staff: StaffStore;
  readonly audit: Pick<AuditLog, 'begin' | 'record'>;
  readonly provinces: readonly string[];
  readonly newId: () => string;
}

export function makeFirstSupervisor(needs: FirstSupervisorNeeds): FirstSupervisor {
  const { staff } = needs;
  return {
    async invite(given) {
      const name = given.trim();
      const supervisors = await staff.supervisors();
      if (supervisors.some(({ joinedAt }) => joinedAt !== undefined)) return { fault: 'exists' };
      const [waiting] = supervisors;
      if (waiting) return renewed(needs, waiting.id);
      return name === '' ? { fault: 'nameless' } : invited(needs, name);
    },
    async reset(username) {
      const id = await staff.idOf(username);
      const found = (await staff.supervisors()).find((each) => each.id === id);
      return found ? renewed(needs, found.id) : { fault: 'unknown' };
    },
  };
}

async function invited(needs: FirstSupervisorNeeds, name: string): Promise<FirstLink> {
  const { token, kept } = makeLink(needs);
  const id = needs.newId();
  const areas = needs.provinces.map((province) => ({
    province,
    commune: undefined,
    part: 'supervisor' as const,
  }));
  const member = { id, role: 'supervisor' as const, name, areas };
  await noted(needs, entryOf('staff_invited', id), () =>
    needs.staff.invite({ ...member, capacity: undefined, hours: undefined }, kept),
  );
  return { staffId: id, token };
}

async function renewed(needs: FirstSupervisorNeeds, id: string): Promise<FirstLink> {
  const { token, kept } = makeLink(needs);
  await noted(needs, entryOf('link_renewed', id), () => needs.staff.renewLink(id, kept));
  return { staffId: id, token };
}

/** Announced, done, written down: whoever is killed in between leaves the announcement. */
async function noted(
  { audit }: FirstSupervisorNeeds,
  entry: AuditEntry,
  change: () => Promise<void>,
): Promise<void> {
  const intent = await audit.begin(entry);
  await change();
  await audit.record([entry], intent);
}

function entryOf(action: string, id: string): AuditEntry {
  return { staffId: undefined, action, subject: { kind: 'staff', id } };
}
