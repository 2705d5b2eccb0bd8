import { staffScope, type Atlas } from '../../core/desk/areas.ts';
import { scopeOf, type Viewer } from '../../core/desk/viewer.ts';
import type { DeskFault } from '../desk/deskFault.ts';
import type { StaffStore } from '../desk/staff.ts';
import type { LeadDesk } from './leadDesk.ts';
import type { LeadCases } from './ports.ts';

/** What came of it: the other may not work in every commune. */
export interface HandedOver {
  readonly handed: number;
  readonly left: number;
}

/** Hands every open lead of a colleague, within the viewer's areas, to another one. */
export type HandAllOver = (
  viewer: Viewer,
  from: string,
  to: string,
) => Promise<HandedOver | DeskFault>;

export interface HandAllOverNeeds {
  readonly staff: Pick<StaffStore, 'find'>;
  readonly cases: Pick<LeadCases, 'openOf'>;
  readonly desk: Pick<LeadDesk, 'act'>;
  readonly atlas: Atlas;
}

/** One after the other, each as if by hand: it may be broken off anywhere and done again. */
export function makeHandAllOver({ staff, cases, desk, atlas }: HandAllOverNeeds): HandAllOver {
  return async (viewer, from, to) => {
    const scope = staffScope(viewer, atlas, 'staff.write');
    const [giver, taker] = await Promise.all([staff.find(scope, from), staff.find(scope, to)]);
    if (!giver) return { fault: 'not_found' };
    if (!taker?.active || from === to) return { fault: 'colleague_unfit', field: 'to' };
    const leads = await cases.openOf(from, scopeOf(viewer, 'leads.assign'));
    let handed = 0;
    for (const id of leads) {
      const { ok } = await desk.act(viewer, id, { kind: 'hand_over', to });
      if (ok) handed += 1;
    }
    return { handed, left: leads.length - handed };
  };
}
