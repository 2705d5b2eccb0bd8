import { useState } from 'preact/hooks';
import { Field } from '../field.tsx';
import { Form } from '../form.tsx';
import { Notice } from '../notice.tsx';
import { useSaid, type Change } from './useNotices.ts';
import type { NoticesShown } from './wire.ts';
import { NOTICE_WORDS } from './words.ts';

const { quiet: words, saved } = NOTICE_WORDS;

interface QuietHoursProps {
  readonly quiet: NoticesShown['quiet'];
  readonly change: Change;
}

/** When I want to be left alone. */
export function QuietHours({ quiet, change }: QuietHoursProps) {
  const [from, setFrom] = useState(clockOf(quiet.from));
  const [to, setTo] = useState(clockOf(quiet.to));
  const { said, send } = useSaid(change);
  const save = async () => {
    const body = { quiet: { from: minutesOf(from), to: minutesOf(to) } };
    await send({ method: 'PATCH', path: '/notices', body }, saved);
  };
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <p class="quiet">{words.lead}</p>
      <Form label={words.title} onSend={() => void save()}>
        <div class="span">
          <Field label={words.from} type="time" required value={from} onText={setFrom} />
          <Field label={words.to} type="time" required value={to} onText={setTo} />
        </div>
        <Notice said={said} />
        <button type="submit">{words.save}</button>
      </Form>
    </section>
  );
}

/** 1260 as `21:00`. */
function clockOf(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
