import { asc, eq, sql } from 'drizzle-orm';
import type { Lead, LeadDraft } from '../../core/lead/lead.ts';
import { CHANNELS, type ChannelName } from '../../core/shared/contact.ts';
import type { LaneOutcome, LeadStore, StoredLead } from '../../conversation/stores.ts';
import { columns } from './columns.ts';
import { releaseMerged } from './desk/releaseMerged.ts';
import { forgetAtCrm } from './notices/crmQueue.ts';
import type { Queries } from './openDatabase.ts';
import { contacts, leads } from './schema.ts';

/** Leads as they stand, oldest first. */
export function databaseLeads({ queries }: { queries: Queries }): LeadStore {
  return {
    async list() {
      const rows = await queries
        .select({ lead: leads, contact: contacts })
        .from(leads)
        .innerJoin(contacts, eq(contacts.id, leads.contactId))
        .orderBy(asc(leads.id));
      return rows.map(toLead);
    },
  };
}

/**
 * Stores the leads of a batch in its transaction. The same person leaving the same wish again keeps
 * one lead: what was said last stands, the first day stays, and so does what the desk made of it. Both
 * a new and a renewed lead are due at once for the desk, which a crash does not change.
 */
export async function storeLeads(
  { queries, now }: { queries: Queries; now: number },
  outcomes: readonly LaneOutcome[],
): Promise<StoredLead[]> {
  const drafts = latestPerWish(outcomes);
  if (drafts.length === 0) return [];
  const given = columns(drafts, {
    contact_id: ['bigint', ({ contactId }) => contactId],
    wish: ['text', ({ draft }) => draft.wish],
    name: ['text', ({ draft }) => draft.name],
    phone: ['text', ({ draft }) => draft.phone],
    province: ['text', ({ draft }) => draft.province],
    commune: ['text', ({ draft }) => draft.commune],
    call_time: ['text', ({ draft }) => draft.callTime],
    facts: ['json', ({ draft }) => JSON.stringify(draft.facts)],
    consent_id: ['text', ({ draft }) => draft.consent.id],
    consent_version: ['text', ({ draft }) => draft.consent.version],
    consent_text: ['text', ({ draft }) => draft.consent.text],
    consent_platform_id: ['text', ({ draft }) => draft.consent.platformId],
    consent_at: ['bigint', ({ draft }) => draft.consent.at],
  });
  const { rows } = await queries.execute<{ id: string; contact_id: string }>(sql`
    insert into leads (contact_id, wish, name, phone, province, commune, call_time, facts,
      consent_id, consent_version, consent_text, consent_platform_id, consent_at,
      created_at, updated_at)
    select contact_id, wish, name, phone, province, commune, call_time, facts,
      consent_id, consent_version, consent_text, consent_platform_id, consent_at,
      ${now}::bigint, ${now}::bigint
    from ${given} order by place
    on conflict (contact_id, wish) do update set
      name = excluded.name, phone = excluded.phone, province = excluded.province,
      commune = excluded.commune, call_time = excluded.call_time, facts = excluded.facts,
      consent_id = excluded.consent_id, consent_version = excluded.consent_version,
      consent_text = excluded.consent_text, consent_platform_id = excluded.consent_platform_id,
      consent_at = excluded.consent_at, updated_at = excluded.updated_at,
      next_step_at = least(leads.next_step_at, excluded.updated_at), revision = leads.revision + 1
    returning id::text, contact_id::text`);
  return rows.map((row) => ({ id: row.id, contactId: row.contact_id }));
}

/** Deletes the leads of a batch whose consent was refused since, in its transaction. */
export async function forgetRefused(
  { queries, now }: { queries: Queries; now: number },
  outcomes: readonly LaneOutcome[],
): Promise<void> {
  const refused = outcomes.flatMap(({ contactId, refusedConsents }) =>
    refusedConsents.map((consent) => ({ contactId, consent })),
  );
  if (refused.length === 0) return;
  const given = columns(refused, {
    contact_id: ['bigint', ({ contactId }) => contactId],
    consent_id: ['text', ({ consent }) => consent],
  });
  const leaving = sql`
    select l.id from leads l
    join ${given} on l.contact_id = given.contact_id and l.consent_id = given.consent_id`;
  await releaseMerged({ queries, now }, leaving);
  await forgetAtCrm({ queries, now }, leaving);
  await queries.execute(sql`delete from leads where id in (${leaving})`);
}

/** One statement may touch a row once: of two drafts for the same wish the later stands. */
function latestPerWish(
  outcomes: readonly LaneOutcome[],
): { contactId: string; draft: LeadDraft }[] {
  const drafts = outcomes.flatMap(({ contactId, leads }) =>
    leads.map((draft) => ({ contactId, draft })),
  );
  const latest = new Map(drafts.map((each) => [`${each.contactId} ${each.draft.wish}`, each]));
  return [...latest.values()];
}

function toLead({
  lead,
  contact,
}: {
  lead: typeof leads.$inferSelect;
  contact: typeof contacts.$inferSelect;
}): Lead {
  return {
    id: lead.id.toString(),
    channel: toChannel(contact.channel),
    account: contact.account,
    contact: contact.contact,
    wish: lead.wish,
    name: lead.name,
    phone: lead.phone,
    province: lead.province,
    ...(lead.commune === null ? {} : { commune: lead.commune }),
    ...(lead.callTime === null ? {} : { callTime: lead.callTime }),
    facts: isFacts(lead.facts) ? lead.facts : {},
    consent: {
      id: lead.consentId,
      version: lead.consentVersion,
      text: lead.consentText,
      platformId: lead.consentPlatformId,
      at: lead.consentAt,
    },
    createdAt: lead.createdAt,
    updatedAt: lead.updatedAt,
  };
}

function toChannel(name: string): ChannelName {
  const channel = CHANNELS.find((each) => each === name);
  if (channel === undefined)
    throw new Error(`contacts.channel holds "${name}", no channel of ours`);
  return channel;
}

function isFacts(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
