import { awayUntil } from '../../../core/desk/absence.ts';
import { told } from '../fillWords.ts';
import { WORDS } from '../words.ts';
import { awayOf, dayWritten } from './daysOff.ts';
import { hoursWritten } from './hours.ts';
import type { MemberProps } from './memberCard.tsx';
import type { Member } from './staffWire.ts';
import { STAFF_WORDS } from './words.ts';

const { staff: words } = WORDS;
const DAY_MS = 86_400_000;

/** Who it is, how much they carry, when they work. */
export function MemberFacts({ member, absences }: Pick<MemberProps, 'member' | 'absences'>) {
  const { role, active, username, joinedAt, hours } = member;
  const until = awayUntil(absences.map(awayOf), Date.now());
  const marks = [
    WORDS.roles[role],
    username,
    joinedAt === undefined ? words.waiting : undefined,
    active ? undefined : words.off,
  ].filter((each) => each !== undefined);
  return (
    <>
      <p>{marks.join(' · ')}</p>
      {until !== undefined && (
        <p class="state no_answer">
          {told(STAFF_WORDS.awayUntil, { day: dayWritten(until - DAY_MS / 2) })}
        </p>
      )}
      <p class="load">
        {loadOf(member)}
        {isFull(member) && <span class="state no_answer">{STAFF_WORDS.full}</span>}
      </p>
      {hours && <p class="quiet">{hoursWritten(hours)}</p>}
    </>
  );
}

function loadOf({ openLeads, capacity }: Member): string {
  const count = String(openLeads);
  if (capacity !== undefined) return told(STAFF_WORDS.openOf, { count, most: String(capacity) });
  return openLeads === 0 ? STAFF_WORDS.openNone : told(STAFF_WORDS.open, { count });
}

function isFull({ openLeads, capacity }: Member): boolean {
  return capacity !== undefined && openLeads >= capacity;
}
