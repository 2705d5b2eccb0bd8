import { useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { told } from '../fillWords.ts';
import { Notice } from '../notice.tsx';
import { isDone } from '../wire.ts';
import { daysOffWritten } from './daysOff.ts';
import { DaysOffForm } from './daysOffForm.tsx';
import type { WireAbsence } from './staffWire.ts';
import { STAFF_WORDS } from './words.ts';

export interface DaysOffProps {
  /** Whose; absent: one's own. */
  readonly staffId?: string;
  readonly absences: readonly WireAbsence[];
  readonly onChanged: () => void;
}

/** When somebody is away, now and to come; entered and taken away here. */
export function DaysOffList({ staffId, absences, onChanged }: DaysOffProps) {
  const [wrong, setWrong] = useState('');
  const send = async (question: Parameters<typeof ask>[0]) => {
    const answer = await ask(question, isDone);
    setWrong(answer.kind === 'ok' ? '' : answer.message);
    onChanged();
    return answer.kind === 'ok';
  };
  return (
    <div class="daysoff">
      <small>{STAFF_WORDS.daysOffHint}</small>
      {absences.length === 0 && <p class="quiet">{STAFF_WORDS.noDaysOff}</p>}
      <ul class="sessions">
        {absences.map((each) => (
          <Line
            key={each.id}
            absence={each}
            onRemove={() => void send({ method: 'DELETE', path: `/absences/${each.id}` })}
          />
        ))}
      </ul>
      <Notice said={wrong === '' ? undefined : { kind: 'bad', text: wrong }} />
      <DaysOffForm
        onSend={(days) =>
          send({
            method: 'POST',
            path: '/absences',
            body: { ...days, ...(staffId && { staffId }) },
          })
        }
      />
    </div>
  );
}

interface LineProps {
  readonly absence: WireAbsence;
  readonly onRemove: () => void;
}

function Line({ absence, onRemove }: LineProps) {
  const days = daysOffWritten(absence);
  return (
    <li>
      <span>
        {days}
        {absence.reason && <small> {STAFF_WORDS.reasons[absence.reason]}</small>}
      </span>
      <button type="button" aria-label={told(STAFF_WORDS.removeNamed, { days })} onClick={onRemove}>
        {STAFF_WORDS.removeDaysOff}
      </button>
    </li>
  );
}
