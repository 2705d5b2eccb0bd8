import { sql } from 'drizzle-orm';
import { storeLeads } from '../../src/adapters/database/leads.ts';
import type { Queries } from '../../src/adapters/database/openDatabase.ts';
import type { LeadDraft } from '../../src/core/lead/lead.ts';
import type { Viewer } from '../../src/core/desk/viewer.ts';

/** A colleague of a test: where they work, in which part. */
export interface TestStaff {
  readonly id: string;
  readonly part?: 'agent' | 'deputy' | 'supervisor';
  readonly province?: string;
  /** Absent: the whole province. */
  readonly commune?: string;
  readonly capacity?: number;
  readonly active?: boolean;
}

/** Adds a colleague who has accepted the invitation. */
export async function addStaff(queries: Queries, staff: TestStaff): Promise<Viewer> {
  const { id, part = 'agent', province = 'hanoi', commune, capacity, active = true } = staff;
  const role = part === 'supervisor' ? 'supervisor' : 'agent';
  await queries.execute(sql`
    insert into staff_members (id, role, name, active, capacity, created_at, updated_at, joined_at)
    values (${id}, ${role}, ${id}, ${active}, ${capacity ?? null}, 0, 0, 0)`);
  await queries.execute(sql`
    insert into staff_areas (staff_id, province, commune, part)
    values (${id}, ${province}, ${commune ?? null}, ${part})`);
  return { staffId: id, role, name: id, areas: [{ province, commune }] };
}

/** Captures a lead as a turn does; resolves to its id. */
export async function captureLead(
  queries: Queries,
  given: Partial<LeadDraft> & { readonly contact: string; readonly now: number },
): Promise<string> {
  const { contact, now, ...draft } = given;
  await queries.execute(sql`
    insert into contacts (channel, account, contact, created_at)
    values ('zalo', 'oa-1', ${contact}, 0) on conflict do nothing`);
  const { rows } = await queries.execute<{ id: string }>(sql`
    select id::text from contacts where contact = ${contact}`);
  const contactId = rows[0]?.id ?? '';
  const outcome = {
    contactId,
    contact: { channel: 'zalo' as const, account: 'oa-1', contact },
    session: { versions: {}, path: [], answers: {}, known: {}, lines: [], stopped: false },
    handled: [],
    standing: { stopped: false },
    parts: [],
    leads: [{ ...DRAFT, ...draft }],
    refusedConsents: [],
    personRequests: [],
    unanswered: [],
    erase: false,
  };
  const [lead] = await storeLeads({ queries, now }, [outcome]);
  if (!lead) throw new Error('no lead was stored');
  return lead.id;
}

const DRAFT: LeadDraft = {
  wish: 'sign_up',
  name: 'Nguyễn Thị Hoa',
  phone: '+84912345678',
  province: 'hanoi',
  commune: 'ba-dinh',
  facts: { group: 'near_poor' },
  consent: { id: 'contact-me', version: '2026-11-20', text: 'Đồng ý', platformId: 'm-1', at: 5 },
};
