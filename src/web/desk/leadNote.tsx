import { useState } from 'preact/hooks';
import { useDesk } from './deskContext.ts';
import { Form } from './form.tsx';
import type { ActionProps } from './leadActions.tsx';
import { mayDo } from './mayDo.ts';
import { WORDS } from './words.ts';

const LONGEST_NOTE = 2_000;

/** A line for whoever follows this person next. */
export function LeadNote({ lead, doing }: ActionProps) {
  const desk = useDesk();
  const [text, setText] = useState('');
  if (!mayDo(desk, lead, 'note')) return null;
  const send = async () => {
    if (text.trim() !== '' && (await doing.act({ kind: 'note', text }))) setText('');
  };
  return (
    <section class="card">
      <Form onSend={() => void send()}>
        <label class="field">
          <span>{WORDS.lead.note}</span>
          <textarea
            rows={2}
            maxLength={LONGEST_NOTE}
            placeholder={WORDS.lead.noteHint}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit">{WORDS.lead.addNote}</button>
      </Form>
    </section>
  );
}
