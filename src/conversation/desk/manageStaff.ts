import { exists, PARTS_OF_ROLE, staffScope, type Atlas } from '../../core/desk/areas.ts';
import type { Role } from '../../core/desk/permissions.ts';
import {
  isWithin,
  type Area,
  type AreaPart,
  type Scope,
  type Viewer,
} from '../../core/desk/viewer.ts';
import type { DeskFault } from './deskFault.ts';
import { makeLink, type LinkNeeds } from './links.ts';
import type { OwnHours } from '../../core/desk/ownHours.ts';
import type { StaffArea, StaffChange, StaffMember, StaffStore } from './staff.ts';

/** An area as a supervisor names it; without a part it is the role's first. */
export interface WantedArea extends Area {
  readonly part: AreaPart | undefined;
}

export interface Invitation {
  readonly role: Role;
  readonly name: string;
  readonly areas: readonly WantedArea[];
  readonly capacity: number | undefined;
  readonly hours: OwnHours | undefined;
}

/** As `StaffChange`, with areas as a supervisor names them. */
export interface WantedChange extends Omit<StaffChange, 'areas'> {
  readonly areas?: readonly WantedArea[];
}

/** A link that is shown once, to be handed over. */
export interface HandedLink {
  readonly staffId: string;
  readonly token: string;
  readonly expiresAt: number;
}

/** What a supervisor does with colleagues. */
export interface ManageStaff {
  list(viewer: Viewer): Promise<readonly StaffMember[]>;
  find(viewer: Viewer, id: string): Promise<StaffMember | DeskFault>;
  invite(viewer: Viewer, invitation: Invitation): Promise<HandedLink | DeskFault>;
  change(viewer: Viewer, id: string, change: WantedChange): Promise<StaffMember | DeskFault>;
  /** A new link: for an invitation that was lost, or a password that was forgotten. */
  renewLink(viewer: Viewer, id: string): Promise<HandedLink | DeskFault>;
}

export interface ManageStaffNeeds extends LinkNeeds {
  readonly staff: StaffStore;
  readonly atlas: Atlas;
  readonly newId: () => string;
}

/**
 * A supervisor manages the colleagues of the own areas, and nobody gets more than the supervisor has:
 * every area must lie inside, and who works everywhere is made by whoever has everything.
 */
export function makeManageStaff(needs: ManageStaffNeeds): ManageStaff {
  const { staff, atlas, newId } = needs;
  const reach = (viewer: Viewer) => staffScope(viewer, atlas, 'staff.write');
  return {
    list: (viewer) => staff.list(staffScope(viewer, atlas, 'staff.read')),
    async find(viewer, id) {
      return (await staff.find(staffScope(viewer, atlas, 'staff.read'), id)) ?? NOT_FOUND;
    },
    async invite(viewer, { areas: wanted, ...member }) {
      const areas = allowedAreas(wanted, { role: member.role, scope: reach(viewer), atlas });
      if ('fault' in areas) return areas;
      const { token, kept } = makeLink(needs, viewer.staffId);
      const id = newId();
      await staff.invite({ ...member, id, areas }, kept);
      return { staffId: id, token, expiresAt: kept.expiresAt };
    },
    async change(viewer, id, wanted) {
      const scope = reach(viewer);
      const member = await staff.find(scope, id);
      if (!member) return NOT_FOUND;
      if (id === viewer.staffId && touchesPower(wanted)) return { fault: 'not_yourself' };
      const change = allowedChange(member, wanted, { scope, atlas });
      if ('fault' in change) return change;
      if ((await staff.change(id, change)) === 'last_supervisor')
        return { fault: 'last_supervisor' };
      return (await staff.find(scope, id)) ?? NOT_FOUND;
    },
    async renewLink(viewer, id) {
      const member = await staff.find(reach(viewer), id);
      if (!member?.active) return NOT_FOUND;
      const { token, kept } = makeLink(needs, viewer.staffId);
      await staff.renewLink(id, kept);
      return { staffId: id, token, expiresAt: kept.expiresAt };
    },
  };
}

const NOT_FOUND: DeskFault = { fault: 'not_found' };

/** Nobody makes oneself more, or locks oneself out by mistake. */
function touchesPower(change: WantedChange): boolean {
  return 'role' in change || 'areas' in change || 'active' in change;
}

interface Bounds {
  readonly scope: Scope;
  readonly atlas: Atlas;
}

/** A new role needs areas that fit it: named ones, or the old ones in the new role's part. */
function allowedChange(
  member: StaffMember,
  { areas, ...change }: WantedChange,
  bounds: Bounds,
): StaffChange | DeskFault {
  if (!areas && change.role === undefined) return change;
  const role = change.role ?? member.role;
  const named = areas ?? member.areas.map((area) => ({ ...area, part: undefined }));
  const wanted = change.role === undefined ? named.map((area) => asBefore(member, area)) : named;
  const allowed = allowedAreas(wanted, { role, ...bounds });
  return 'fault' in allowed ? allowed : { ...change, areas: allowed };
}

/** An area that is named without a part stays what it was. */
function asBefore({ areas }: StaffMember, wanted: WantedArea): WantedArea {
  const { province, commune, part } = wanted;
  const old = areas.find((area) => area.province === province && area.commune === commune);
  return { ...wanted, part: part ?? old?.part };
}

function allowedAreas(
  wanted: readonly WantedArea[],
  { role, scope, atlas }: Bounds & { readonly role: Role },
): readonly StaffArea[] | DeskFault {
  const parts = PARTS_OF_ROLE[role];
  const [usual] = parts;
  // Editors and auditors work everywhere and have no areas.
  if (usual === undefined) return scope.kind === 'all' ? [] : outside('role');
  if (wanted.length === 0) return { fault: 'area_required', field: 'areas' };
  if (!wanted.every((area) => exists(atlas, area)))
    return { fault: 'area_unknown', field: 'areas' };
  if (!wanted.every((area) => isWithin(scope, area))) return outside('areas');
  const areas = wanted.map(({ part = usual, ...area }) => ({ ...area, part }));
  return areas.every(({ part }) => parts.includes(part))
    ? areas
    : { fault: 'area_unknown', field: 'areas' };
}

function outside(field: string): DeskFault {
  return { fault: 'area_outside', field };
}
