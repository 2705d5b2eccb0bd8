import type { Talk, TalkRow } from '../../../conversation/talks/ports.ts';
import type { Session } from '../../../core/flow/types.ts';
import type { ChannelName } from '../../../core/shared/contact.ts';
import { toStanding, type StandingRow } from '../standing.ts';

export interface TalkRecord extends StandingRow {
  readonly id: string;
  readonly channel: ChannelName;
  readonly account: string;
  readonly contact: string;
  readonly lead_id: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly province: string | null;
  readonly commune: string | null;
  readonly asked_at: string | null;
  readonly reason: string | null;
  readonly holder: string | null;
  readonly taken_at: string | null;
  readonly return_at: string | null;
  readonly waiting_since: string | null;
  readonly last: unknown;
  readonly other: 'person' | 'app' | null;
  readonly known?: Session['known'] | null;
}

/** A row of the list. A person who waits keeps the agent in the conversation for `patience` more. */
export function toTalkRow(row: TalkRecord, patience: number): TalkRow {
  const { id, channel, account, contact } = row;
  const waitingSince = numberIn(row.waiting_since);
  const returnAt = numberIn(row.return_at);
  const returns =
    returnAt === undefined ? undefined : Math.max(returnAt, (waitingSince ?? 0) + patience);
  return {
    id,
    contact: { channel, account, contact },
    ...known({
      leadId: row.lead_id,
      name: row.name,
      phone: row.phone,
      province: row.province,
      commune: row.commune,
      reason: row.reason,
      holder: row.holder,
    }),
    ...known({
      askedAt: numberIn(row.asked_at),
      takenAt: numberIn(row.taken_at),
      returnAt: returns,
      waitingSince,
    }),
    ...(row.last !== null && { last: row.last }),
  };
}

export function toTalk(row: TalkRecord, patience: number): Talk {
  return {
    ...toTalkRow(row, patience),
    standing: toStanding(row),
    known: row.known ?? {},
    ...(row.other !== null && { otherSpeaker: row.other }),
  };
}

function numberIn(value: string | null): number | undefined {
  return value === null ? undefined : Number(value);
}

/** What is there, and nothing of what is not. */
function known<Name extends string, Value>(
  given: Readonly<Record<Name, Value | null | undefined>>,
): Partial<Record<Name, Value>>;
function known(given: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
  );
}
