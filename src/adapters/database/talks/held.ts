import { sql } from 'drizzle-orm';
import type { Queries } from '../openDatabase.ts';

/** A transaction that holds a contact. */
export interface Held {
  readonly queries: Queries;
  readonly contactId: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** True when the operator lets the bot send what the platform charges for. */
  readonly mayPay: boolean;
}

/** How a pause of the desk is told from one of the platform, in `paused_by`. */
export const AGENT = 'agent:';

/** The colleague who has the conversation now. */
export async function holderOf({ queries, contactId, now }: Held): Promise<string | undefined> {
  const { rows } = await queries.execute<{ by: string }>(sql`
    select paused_by as by from contact_states where contact_id = ${contactId}::bigint
      and paused_by like ${`${AGENT}%`} and paused_until > ${now}::bigint`);
  return rows[0]?.by.slice(AGENT.length);
}
