import { sql } from 'drizzle-orm';
import type { TestProgram } from './program.ts';

export interface LeadThere {
  readonly province: string;
  readonly commune: string;
  readonly name: string;
  readonly phone: string;
  /** Epoch milliseconds of everything about this person; absent: now. */
  readonly at?: number;
}

let last = 0;

/** A person with one message, one answer and one lead; resolves to the contact's id. */
export async function leadOf(
  { database: { queries }, clock }: Pick<TestProgram, 'database' | 'clock'>,
  { province, commune, name, phone, at = clock() }: LeadThere,
): Promise<string> {
  last += 1;
  const { rows } = await queries.execute<{ id: string }>(sql`
    insert into contacts (channel, account, contact, created_at)
    values ('zalo', 'oa', ${`desk-${last}-${at}`}, ${at}) returning id::text`);
  const id = rows[0]?.id ?? '';
  await queries.execute(sql`
    insert into inbound_events (contact_id, platform_id, sent_at, received_at, content, handled_at)
    values (${id}::bigint, ${`m-${last}`}, ${at}, ${at},
      ${JSON.stringify({ kind: 'text', text: `tôi là ${name}` })}::json, ${at})`);
  await queries.execute(sql`
    insert into outbox (contact_id, part, state, next_at, created_at, settled_at)
    values (${id}::bigint, ${JSON.stringify({ text: `chào ${name}` })}::json, 'sent', ${at}, ${at}, ${at})`);
  await queries.execute(sql`
    insert into sessions (contact_id, state, updated_at) values (${id}::bigint, '{}'::json, ${at})`);
  await queries.execute(sql`
    insert into leads (contact_id, wish, name, phone, province, commune, facts, consent_id,
      consent_version, consent_text, consent_platform_id, consent_at, created_at, updated_at)
    values (${id}::bigint, 'sign_up', ${name}, ${phone}, ${province}, ${commune}, '{}'::json, 'contact-me',
      '2026-11-22', 'đồng ý', 'm', ${at}, ${at}, ${at})`);
  return id;
}
