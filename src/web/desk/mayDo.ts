import { DEEDS, type DeedKind } from '../../core/lead/deeds.ts';
import { may, type Desk } from './deskContext.ts';
import type { WholeLead } from './leadWire.ts';

/** True when the server would take this deed from the viewer now; it has the last word. */
export function mayDo(desk: Desk, { state, assignee, work }: WholeLead, kind: DeedKind): boolean {
  if (!may(desk, 'leads.act') || work.mergedInto !== undefined) return false;
  const { from, whose } = DEEDS[kind];
  const isOwn = assignee === desk.me.staffId || may(desk, 'leads.assign');
  return from.includes(state) && (whose === 'anyone' || isOwn);
}
