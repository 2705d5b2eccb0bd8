import {
  awayFor,
  daysOffOf,
  type AbsenceFault,
  type AbsenceReason,
  type Away,
  type DaysOff,
} from '../../core/desk/absence.ts';
import { staffScope, type Atlas } from '../../core/desk/areas.ts';
import type { Scope, Viewer } from '../../core/desk/viewer.ts';
import type { Clock } from '../ports.ts';
import type { DeskFault } from './deskFault.ts';
import type { StaffStore } from './staff.ts';

export interface KeptAbsence extends Away {
  readonly id: string;
  readonly staffId: string;
  readonly reason: AbsenceReason | undefined;
}

export interface NewAbsence extends Omit<KeptAbsence, 'id'> {
  /** Id of the staff member who entered it. */
  readonly createdBy: string;
}

/** Colleagues' days off. */
export interface AbsenceStore {
  /** Of colleagues inside the scope (as `StaffStore` finds them) and of `own`, ending after `after`. */
  list(query: {
    readonly scope: Scope;
    readonly own: string;
    readonly after: number;
  }): Promise<readonly KeptAbsence[]>;
  find(id: string): Promise<KeptAbsence | undefined>;
  /** The new one's id; undefined, and nothing stored, when the person is away then already. */
  add(absence: NewAbsence): Promise<string | undefined>;
  remove(id: string): Promise<void>;
}

/** An absence as people read it. */
export interface ShownAbsence extends DaysOff {
  readonly id: string;
  readonly staffId: string;
  readonly reason: AbsenceReason | undefined;
}

export interface WantedAbsence extends DaysOff {
  /** Undefined: one's own. */
  readonly staffId: string | undefined;
  readonly reason: AbsenceReason | undefined;
}

export interface Absences {
  /** One's own, and for whoever reads colleagues theirs: what runs or is to come, the earliest first. */
  list(viewer: Viewer): Promise<readonly ShownAbsence[]>;
  add(viewer: Viewer, wanted: WantedAbsence): Promise<ShownAbsence | DeskFault>;
  /** Takes it away; whoever was away is there again at once. */
  remove(viewer: Viewer, id: string): Promise<{ readonly staffId: string } | DeskFault>;
}

export interface AbsenceNeeds {
  readonly absences: AbsenceStore;
  readonly staff: Pick<StaffStore, 'find'>;
  readonly atlas: Atlas;
  readonly clock: Clock;
}

/** Everybody enters the own days off, a supervisor those of the colleagues of the own areas, too. */
export function makeAbsences({ absences, staff, atlas, clock }: AbsenceNeeds): Absences {
  const mayEnterFor = async (viewer: Viewer, staffId: string) =>
    staffId === viewer.staffId ||
    (await staff.find(staffScope(viewer, atlas, 'staff.write'), staffId)) !== undefined;
  return {
    async list(viewer) {
      const scope = staffScope(viewer, atlas, 'staff.read');
      const kept = await absences.list({ scope, own: viewer.staffId, after: clock() });
      return kept.map(toShown);
    },
    async add(viewer, { staffId: of, reason, ...days }) {
      const staffId = of ?? viewer.staffId;
      if (!(await mayEnterFor(viewer, staffId))) return { fault: 'not_found' };
      const away = awayFor(days, clock());
      if ('fault' in away) return { fault: away.fault, field: FIELD[away.fault] };
      const wanted = { ...away, staffId, reason };
      const id = await absences.add({ ...wanted, createdBy: viewer.staffId });
      if (id === undefined) return { fault: 'absence_overlaps', field: 'from' };
      return toShown({ ...wanted, id });
    },
    async remove(viewer, id) {
      const kept = await absences.find(id);
      if (!kept || !(await mayEnterFor(viewer, kept.staffId))) return { fault: 'not_found' };
      await absences.remove(id);
      return { staffId: kept.staffId };
    },
  };
}

const FIELD: Readonly<Record<AbsenceFault, string>> = {
  absence_backwards: 'to',
  absence_over: 'to',
  absence_long: 'to',
};

function toShown({ id, staffId, reason, ...away }: KeptAbsence): ShownAbsence {
  return { id, staffId, reason, ...daysOffOf(away) };
}
