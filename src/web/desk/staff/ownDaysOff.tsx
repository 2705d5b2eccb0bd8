import { useDesk } from '../deskContext.ts';
import { useAsked } from '../useAsked.ts';
import { DaysOffList } from './daysOffList.tsx';
import { isAbsences } from './staffWire.ts';
import { STAFF_WORDS } from './words.ts';

/** One's own days off. */
export function OwnDaysOff() {
  const { me } = useDesk();
  const { body, reload } = useAsked('/absences', isAbsences);
  const mine = body?.absences.filter(({ staffId }) => staffId === me.staffId) ?? [];
  return (
    <details class="card">
      <summary>{STAFF_WORDS.myDaysOff}</summary>
      <DaysOffList absences={mine} onChanged={reload} />
    </details>
  );
}
