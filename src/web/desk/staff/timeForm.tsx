import { useState } from 'preact/hooks';
import type { OwnHours } from '../../../core/desk/ownHours.ts';
import { Field } from '../field.tsx';
import { Form } from '../form.tsx';
import { WORDS } from '../words.ts';
import type { Member } from './staffWire.ts';
import { WeekEditor, type Week } from './weekEditor.tsx';
import { closingFromClock, fromClock, toClock } from './hours.ts';
import { STAFF_WORDS } from './words.ts';

interface TimeFormProps {
  readonly member: Member;
  readonly onSave: (body: object) => Promise<boolean>;
}

const OFFICE_WEEK: Week = { weekdays: [1, 2, 3, 4, 5], opens: '08:00', closes: '17:00' };

/** How many people a colleague may follow, and when they work. */
export function TimeForm({ member: { capacity, hours }, onSave }: TimeFormProps) {
  const [most, setMost] = useState(capacity === undefined ? '' : String(capacity));
  const [isOwn, setOwn] = useState(hours !== undefined);
  const [week, setWeek] = useState(() => (hours ? weekOf(hours) : OFFICE_WEEK));
  const [wrong, setWrong] = useState('');
  const send = () => {
    const own = isOwn ? hoursOf(week) : null;
    setWrong(own === undefined ? STAFF_WORDS.wrongHours : '');
    if (own !== undefined) void onSave({ capacity: most === '' ? null : Number(most), hours: own });
  };
  return (
    <details>
      <summary>{STAFF_WORDS.editTime}</summary>
      <Form label={STAFF_WORDS.editTime} onSend={send}>
        <Field
          label={STAFF_WORDS.most}
          type="number"
          inputMode="numeric"
          min={0}
          max={10_000}
          value={most}
          onText={setMost}
        />
        <small>{STAFF_WORDS.mostHint}</small>
        <label class="tick">
          <input type="checkbox" checked={isOwn} onChange={() => setOwn(!isOwn)} />
          <span>{STAFF_WORDS.ownHours}</span>
        </label>
        {isOwn && <WeekEditor week={week} onChange={setWeek} />}
        {wrong !== '' && (
          <p class="notice bad" role="alert">
            {wrong}
          </p>
        )}
        <button type="submit">{WORDS.save}</button>
      </Form>
    </details>
  );
}

function weekOf({ weekdays, opens, closes }: OwnHours): Week {
  return { weekdays, opens: toClock(opens), closes: toClock(closes) };
}

/** Undefined when these are no hours. */
function hoursOf({ weekdays, opens, closes }: Week): OwnHours | undefined {
  const [from, to] = [fromClock(opens), closingFromClock(closes)];
  return weekdays.length > 0 && from < to ? { weekdays, opens: from, closes: to } : undefined;
}
