import { useState } from 'preact/hooks';
import { REQUEST_KINDS } from '../../../core/desk/dataRequest.ts';
import { dayInVietnam, isLocalDate, midnightInVietnam } from '../../../core/shared/localDate.ts';
import { ask } from '../api.ts';
import { Choice, Field } from '../field.tsx';
import { Form } from '../form.tsx';
import { Notice, type NoticeText } from '../notice.tsx';
import { isDone } from '../wire.ts';
import { WORDS as DESK_WORDS } from '../words.ts';
import { isLeadPerson } from './wire.ts';
import { WORDS } from './words.ts';

const { kinds } = DESK_WORDS.requests;

/** Writes down what somebody asked by phone, letter or at the counter. */
export function RequestForm({ onOpened }: { readonly onOpened: () => void }) {
  const [asked, setAsked] = useState<Opening>({ lead: '', kind: 'access', day: '' });
  const [said, setSaid] = useState<NoticeText>();
  const send = async () => {
    const refusal = await open(asked);
    setSaid(refusal === undefined ? { kind: 'good', text: WORDS.saved } : refusal);
    if (refusal === undefined) onOpened();
  };
  return (
    <details class="card">
      <summary>{WORDS.open}</summary>
      <Form label={WORDS.open} onSend={() => void send()}>
        <Fields asked={asked} onChange={(part) => setAsked({ ...asked, ...part })} />
        <Notice said={said} />
        <button type="submit" class="main">
          {WORDS.save}
        </button>
      </Form>
    </details>
  );
}

interface FieldsProps {
  readonly asked: Opening;
  readonly onChange: (part: Partial<Opening>) => void;
}

function Fields({ asked: { lead, kind, day }, onChange }: FieldsProps) {
  return (
    <>
      <Field
        label={WORDS.lead}
        inputmode="numeric"
        pattern="\d{1,18}"
        required
        autocomplete="off"
        value={lead}
        onText={(text) => onChange({ lead: text })}
      />
      <Choice
        label={WORDS.kind}
        value={kind}
        options={REQUEST_KINDS.map((each) => [each, kinds[each]] as const)}
        onText={(value) => onChange({ kind: value })}
      />
      <Field
        label={WORDS.day}
        type="date"
        max={dayInVietnam(Date.now())}
        value={day}
        onText={(text) => onChange({ day: text })}
      />
    </>
  );
}

interface Opening {
  readonly lead: string;
  readonly kind: string;
  readonly day: string;
}

/** Why it was not written down; undefined: it was. */
async function open({ lead, kind, day }: Opening): Promise<NoticeText | undefined> {
  const found = await ask({ method: 'GET', path: `/leads/${lead.trim()}` }, isLeadPerson);
  if (found.kind === 'refused') return { kind: 'bad', text: found.message };
  const receivedAt = isLocalDate(day) ? { receivedAt: midnightInVietnam(day) } : {};
  const body = { kind, contactId: found.body.lead.contactId, ...receivedAt };
  const opened = await ask({ method: 'POST', path: '/requests', body }, isDone);
  return opened.kind === 'refused' ? { kind: 'bad', text: opened.message } : undefined;
}
