import type { LeadPage, LeadRow } from '../../../conversation/leads/ports.ts';
import { reachOf } from '../../../core/desk/permissions.ts';
import type { Viewer } from '../../../core/desk/viewer.ts';
import { computedIn } from '../../../core/lead/computed.ts';
import { withoutPerson } from './withoutPerson.ts';

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
  const shown = {
    lead: { ...rowFor(viewer, lead), computed: computedIn(lead.facts) },
    history,
    conversation: mayRead ? conversation : [],
    duplicates: rowsFor(viewer, duplicates),
    merged: rowsFor(viewer, merged),
  };
  return may(viewer, 'phones.read') ? shown : withoutPerson(shown, lead.name);
}

/** Ids of the colleagues whose names stand on a page: who has the leads, and who did something. */
export function peopleIn(
  rows: readonly Pick<LeadRow, 'assignee'>[],
  history: LeadPage['history'] = [],
): readonly string[] {
  const told = history.flatMap(({ by, facts }) => [
    by,
    facts['from'],
    facts['to'],
    facts['assignee'],
  ]);
  return [...rows.map(({ assignee }) => assignee), ...told].filter((id) => typeof id === 'string');
}

function rowFor<Row extends LeadRow>(viewer: Viewer, row: Row): Row | Anonymous<Row> {
  return may(viewer, 'phones.read') ? row : { ...row, name: undefined, phone: undefined };
}

function may({ role }: Viewer, capability: 'phones.read' | 'conversations.read'): boolean {
  return reachOf(role, capability) !== 'none';
}
