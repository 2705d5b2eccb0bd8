import { sql } from 'drizzle-orm';
import type { Standing } from '../../core/messaging/window.ts';
import { placeTold } from '../../core/talk/placeTold.ts';
import type { LaneOutcome } from '../../conversation/stores.ts';
import { columns } from './columns.ts';
import type { Queries } from './openDatabase.ts';

/** The columns of `contact_states`, joined as `w`. */
export const STANDING = sql.raw(
  'w.interacted_at::text, w.ad_clicked_at::text, w.closed_at::text, w.stopped_at::text, w.paused_until::text, w.spoken_to_at::text, w.routed_away',
);

export interface StandingRow extends Record<string, unknown> {
  readonly interacted_at: string | null;
  readonly ad_clicked_at: string | null;
  readonly closed_at: string | null;
  readonly stopped_at: string | null;
  readonly paused_until: string | null;
  readonly spoken_to_at: string | null;
  readonly routed_away: boolean | null;
}

/** What a row says; a contact without a row is a stranger. */
export function toStanding(row: StandingRow): Standing {
  return {
    interactedAt: timeOf(row.interacted_at),
    adClickedAt: timeOf(row.ad_clicked_at),
    closedAt: timeOf(row.closed_at),
    stopped: row.stopped_at !== null,
    pausedUntil: row.routed_away ? Infinity : timeOf(row.paused_until),
    spokenToAt: timeOf(row.spoken_to_at),
  };
}

function timeOf(value: string | null): number | undefined {
  return value === null ? undefined : Number(value);
}

interface Store {
  readonly queries: Queries;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Keeps the sessions and the standing of a batch in one statement. Who has no session in it (the first
 * words wait for the model, or for a person who speaks) keeps none and is welcomed later.
 */
export async function saveStandings(
  { queries, now }: Store,
  outcomes: readonly LaneOutcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  const given = columns(outcomes, {
    contact_id: ['bigint', ({ contactId }) => contactId],
    state: [
      'text',
      ({ session, handled }) => (handled.length > 0 ? JSON.stringify(session) : undefined),
    ],
    interacted: ['bigint', ({ standing }) => standing.interactedAt],
    ad_clicked: ['bigint', ({ standing }) => standing.adClickedAt],
    stopped: ['integer', ({ standing }) => (standing.stopped ? 1 : 0)],
    province: ['text', ({ session }) => placeTold(session.known)?.province],
    commune: ['text', ({ session }) => placeTold(session.known)?.commune],
  });
  await queries.execute(sql`
    with given as materialized (select * from ${given}), standing as (
      insert into contact_states as w
        (contact_id, interacted_at, ad_clicked_at, stopped_at, province, commune)
      select contact_id, interacted, ad_clicked, case when stopped = 1 then ${now}::bigint end,
        province, commune
      from given
      on conflict (contact_id) do update set
        interacted_at = greatest(w.interacted_at, excluded.interacted_at),
        ad_clicked_at = greatest(w.ad_clicked_at, excluded.ad_clicked_at),
        stopped_at = case when excluded.stopped_at is not null
          then coalesce(w.stopped_at, excluded.stopped_at) end,
        commune = case when excluded.province is null then w.commune else excluded.commune end,
        province = coalesce(excluded.province, w.province)
    )
    insert into sessions (contact_id, state, updated_at)
    select contact_id, state::json, ${now}::bigint from given where state is not null
    on conflict (contact_id) do update set state = excluded.state, updated_at = excluded.updated_at`);
}

/**
 * What waits for people who stopped is never sent. What was begun keeps its place until its outcome is
 * known, and is not tried again: the gate asks.
 */
export async function silence(
  { queries, now }: Store,
  contactIds: readonly string[],
): Promise<void> {
  if (contactIds.length === 0) return;
  const ids = sql`${sql.param(contactIds)}::text[]::bigint[]`;
  await queries.execute(sql`
    with silenced as (
      update outbox set state = 'failed', code = 'stopped', settled_at = ${now}::bigint
      where contact_id = any(${ids}) and state = 'pending' and begun_at is null
    )
    update inbound_events set handled_at = ${now}::bigint
    where contact_id = any(${ids}) and handled_at is null and held_until is not null`);
}
