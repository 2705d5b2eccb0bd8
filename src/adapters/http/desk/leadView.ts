import type { LeadPage, LeadRow } from '../../../conversation/leads/ports.ts';
import { reachOf } from '../../../core/desk/permissions.ts';
import type { Viewer } from '../../../core/desk/viewer.ts';
import { computedIn } from '../../../core/lead/computed.ts';

type Anonymous<Row> = Omit<Row, 'name' | 'phone'> & { name: undefined; phone: undefined };

/** Rows as this viewer may read them: without the capability for phones no name and no phone. */
export function rowsFor<Row extends LeadRow>(
  viewer: Viewer,
  rows: readonly Row[],
): readonly (Row | Anonymous<Row>)[] {
  return rows.map((row) => rowFor(viewer, row));
}

/** A page as this viewer may read it: the conversation only with the capability for it. */
export function pageFor(viewer: Viewer, page: LeadPage) {
  const { lead, conversation, duplicates, merged, history } = page;
  const mayRead = may(viewer, 'conversations.read');
  return {
    lead: { ...rowFor(viewer, lead), computed: computedIn(lead.facts) },
    history,
    conversation: mayRead ? conversation : [],
    duplicates: rowsFor(viewer, duplicates),
    merged: rowsFor(viewer, merged),
  };
}

function rowFor<Row extends LeadRow>(viewer: Viewer, row: Row): Row | Anonymous<Row> {
  return may(viewer, 'phones.read') ? row : { ...row, name: undefined, phone: undefined };
}

function may({ role }: Viewer, capability: 'phones.read' | 'conversations.read'): boolean {
  return reachOf(role, capability) !== 'none';
}
