import { and, asc, desc, eq, inArray, isNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { LeadPage, LeadRow } from '../../../conversation/leads/ports.ts';
import type { Scope } from '../../../core/desk/viewer.ts';
import { leadEvents, leadMerges } from '../leadsSchema.ts';
import type { Queries } from '../openDatabase.ts';
import { contacts, leads } from '../schema.ts';
import { leadId } from './leadId.ts';
import { toEvent, toFacts, toLeadRow, toWork, type StoredLeadRow } from './leadRows.ts';
import { leadsWithin } from './leadScope.ts';
import { readConversation } from './readConversation.ts';

/** Duplicates that are shown; a phone that many people share is no sign of one person. */
const MOST_DUPLICATES = 20;
const LONGEST_HISTORY = 500;

/** Everything of one lead in the scope; undefined when there is none of that id. */
export async function readLeadPage(
  queries: Queries,
  scope: Scope,
  id: string,
): Promise<LeadPage | undefined> {
  const key = leadId(id);
  if (key === undefined) return undefined;
  const [found] = await rowsWhere(queries, and(eq(leads.id, key), leadsWithin(scope))).limit(1);
  if (!found) return undefined;
  const { lead } = found;
  const merged = await mergedInto(queries, lead);
  const ofBoth = [lead, ...merged.map((each) => each.lead)];
  const [history, conversation, duplicates] = await Promise.all([
    readHistory(queries, ofBoth),
    readConversation(queries, [...new Set(ofBoth.map(({ contactId }) => contactId))]),
    readDuplicates(queries, scope, lead),
  ]);
  return {
    lead: { ...toLeadRow(found), ...wholeOf(lead) },
    history,
    conversation,
    duplicates,
    merged: merged.map((each) => ({
      ...toLeadRow(each),
      mergeId: each.mergeId.toString(),
      consent: consentOf(each.lead),
      facts: toFacts(each.lead.facts),
    })),
  };
}

function rowsWhere(queries: Queries, condition: SQL | undefined) {
  return queries
    .select({ lead: leads, from: contacts.channel })
    .from(leads)
    .innerJoin(contacts, eq(contacts.id, leads.contactId))
    .where(condition);
}

function wholeOf(lead: StoredLeadRow) {
  return {
    contactId: lead.contactId.toString(),
    facts: toFacts(lead.facts),
    consent: consentOf(lead),
    work: toWork(lead),
    revision: lead.revision,
  };
}

function consentOf(lead: StoredLeadRow): LeadPage['lead']['consent'] {
  return {
    id: lead.consentId,
    version: lead.consentVersion,
    text: lead.consentText,
    platformId: lead.consentPlatformId,
    at: lead.consentAt,
  };
}

function mergedInto(queries: Queries, { id }: StoredLeadRow) {
  return queries
    .select({ lead: leads, from: contacts.channel, mergeId: leadMerges.id })
    .from(leadMerges)
    .innerJoin(leads, eq(leads.id, leadMerges.gone))
    .innerJoin(contacts, eq(contacts.id, leads.contactId))
    .where(and(eq(leadMerges.kept, id), isNull(leadMerges.undoneAt), eq(leads.mergedInto, id)))
    .orderBy(asc(leadMerges.id));
}

async function readHistory(queries: Queries, of: readonly StoredLeadRow[]) {
  const ids = of.map(({ id }) => id);
  const rows = await queries
    .select()
    .from(leadEvents)
    .where(inArray(leadEvents.leadId, ids))
    .orderBy(desc(leadEvents.at), desc(leadEvents.id))
    .limit(LONGEST_HISTORY);
  return rows.reverse().map(toEvent);
}

async function readDuplicates(
  queries: Queries,
  scope: Scope,
  lead: StoredLeadRow,
): Promise<readonly (LeadRow & { same: 'phone' | 'name' })[]> {
  const sameName =
    lead.commune === null
      ? undefined
      : and(eq(leads.folded, lead.folded), eq(leads.commune, lead.commune));
  const rows = await rowsWhere(
    queries,
    and(
      or(eq(leads.phone, lead.phone), sameName),
      ne(leads.id, lead.id),
      isNull(leads.mergedInto),
      leadsWithin(scope),
    ),
  )
    .orderBy(desc(sql`(${leads.phone} = ${lead.phone})`), desc(leads.createdAt), desc(leads.id))
    .limit(MOST_DUPLICATES);
  return rows.map((each) => ({
    ...toLeadRow(each),
    same: each.lead.phone === lead.phone ? 'phone' : 'name',
  }));
}
