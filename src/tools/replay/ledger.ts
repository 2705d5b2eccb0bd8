import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Queries } from '../../adapters/database/openDatabase.ts';

/** An event that the program stored. */
export interface StoredRow {
  readonly contact: string;
  readonly platformId: string;
  readonly failure: string | undefined;
}

/** A row as the driver gives it. */
type RawRow = { contact: string; platformId: string; failure: string | null };

/** What the program wrote down: read from its database, not from its own account of itself. */
export interface Ledger {
  /** The place of the last event so far. */
  last(): Promise<string>;
  /** Events stored after a place. */
  storedAfter(place: string): Promise<readonly StoredRow[]>;
  /** People who asked for silence. */
  silent(): Promise<ReadonlySet<string>>;
  /** Lets nobody else speak with anybody: what one recording tells pauses no other. */
  endPauses(): Promise<void>;
  /** Resolves to true when every event has its turn and every send its outcome. */
  settled(): Promise<boolean>;
}

const LOOK_EVERY_MS = 5;
const LONGEST_WAIT_MS = 10_000;

export function makeLedger(queries: Queries): Ledger {
  return {
    async last() {
      const { rows } = await queries.execute<{ id: string }>(
        sql`select coalesce(max(id), 0)::text as id from inbound_events`,
      );
      return rows[0]?.id ?? '0';
    },
    async storedAfter(place) {
      const { rows } = await queries.execute<RawRow>(sql`
        select c.contact, e.platform_id as "platformId", e.failure
        from inbound_events e join contacts c on c.id = e.contact_id
        where e.id > ${place}::bigint order by e.id`);
      return rows.map((row) => ({ ...row, failure: row.failure ?? undefined }));
    },
    async silent() {
      const { rows } = await queries.execute<{ contact: string }>(sql`
        select c.contact from sessions s join contacts c on c.id = s.contact_id
        where s.state ->> 'stopped' = 'true'`);
      return new Set(rows.map(({ contact }) => contact));
    },
    async endPauses() {
      await queries.execute(sql`
        update contact_states set paused_until = null, routed_away = false, spoken_to_at = null`);
    },
    async settled() {
      for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_EVERY_MS) {
        if ((await openMatters(queries)) === 0) return true;
        await pause(LOOK_EVERY_MS);
      }
      return false;
    },
  };
}

async function openMatters(queries: Queries): Promise<number> {
  const { rows } = await queries.execute<{ open: number }>(sql`
    select (select count(*) from inbound_events where handled_at is null)::int
      + (select count(*) from outbox where state = 'pending')::int as open`);
  return rows[0]?.open ?? 0;
}
