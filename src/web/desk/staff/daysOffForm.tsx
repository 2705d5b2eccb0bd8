import { useState } from 'preact/hooks';
import { ABSENCE_REASONS } from '../../../core/desk/absence.ts';
import { dayInVietnam } from '../../../core/shared/localDate.ts';
import { Choice, Field } from '../field.tsx';
import { Form } from '../form.tsx';
import { STAFF_WORDS } from './words.ts';

interface DaysOffFormProps {
  /** Resolves to true when they were entered. */
  readonly onSend: (days: object) => Promise<boolean>;
}

const REASONS = [
  ['', STAFF_WORDS.noReason],
  ...ABSENCE_REASONS.map((each) => [each, STAFF_WORDS.reasons[each]] as const),
] as const;

/** Days off to be entered; the last day follows the first one until it is chosen. */
export function DaysOffForm({ onSend }: DaysOffFormProps) {
  const [from, setFrom] = useState<string>(() => dayInVietnam(Date.now()));
  const [to, setTo] = useState('');
  const [fromNoon, setFromNoon] = useState(false);
  const [untilNoon, setUntilNoon] = useState(false);
  const [reason, setReason] = useState('');
  const send = async () => {
    const days = { from, to: to === '' ? from : to, fromNoon, untilNoon };
    if (!(await onSend({ ...days, ...(reason !== '' && { reason }) }))) return;
    setTo('');
    setFromNoon(false);
    setUntilNoon(false);
  };
  return (
    <Form label={STAFF_WORDS.addDaysOff} onSend={() => void send()}>
      <div class="pair">
        <Field label={STAFF_WORDS.firstDay} type="date" required value={from} onText={setFrom} />
        <Field
          label={STAFF_WORDS.lastDay}
          type="date"
          required
          min={from}
          value={to === '' ? from : to}
          onText={setTo}
        />
      </div>
      <Tick label={STAFF_WORDS.fromNoon} isOn={fromNoon} onChange={setFromNoon} />
      <Tick label={STAFF_WORDS.untilNoon} isOn={untilNoon} onChange={setUntilNoon} />
      <Choice label={STAFF_WORDS.reason} value={reason} options={REASONS} onText={setReason} />
      <button type="submit">{STAFF_WORDS.addDaysOff}</button>
    </Form>
  );
}

interface TickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Tick({ label, isOn, onChange }: TickProps) {
  return (
    <label class="tick">
      <input type="checkbox" checked={isOn} onChange={() => onChange(!isOn)} />
      <span>{label}</span>
    </label>
  );
}
