import { useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { Choice } from '../field.tsx';
import { told } from '../fillWords.ts';
import { Form } from '../form.tsx';
import { Notice } from '../notice.tsx';
import { WORDS } from '../words.ts';
import { isHandedOver, type Member } from './staffWire.ts';
import { STAFF_WORDS } from './words.ts';

interface LeavingFormProps {
  readonly member: Member;
  readonly others: readonly Member[];
  readonly onLeave: (body: object, good: string) => Promise<boolean>;
  readonly onEnd: () => void;
}

/** Switches somebody off, and asks first to whom the people go whom they follow. */
export function LeavingForm({ member, others, onLeave, onEnd }: LeavingFormProps) {
  const { id, name, openLeads } = member;
  const [to, setTo] = useState('');
  const [wrong, setWrong] = useState('');
  const send = async () => {
    const handed = to === '' ? 0 : await handOver(id, to);
    if (typeof handed === 'string') {
      setWrong(handed);
      return;
    }
    const rest = String(Math.max(0, openLeads - handed));
    const left = told(STAFF_WORDS.left, { handed: String(handed), rest });
    await onLeave({ active: false }, openLeads === 0 ? WORDS.staff.off : left);
    onEnd();
  };
  const facts = { name, count: String(openLeads) };
  return (
    <Form label={told(STAFF_WORDS.leaving, { name })} onSend={() => void send()}>
      <p>{told(openLeads === 0 ? STAFF_WORDS.leavingNobody : STAFF_WORDS.leavingSome, facts)}</p>
      {openLeads > 0 && (
        <Choice
          label={STAFF_WORDS.goTo}
          value={to}
          options={[['', STAFF_WORDS.anybody], ...others.filter(mayFollow).map(optionOf)]}
          onText={setTo}
        />
      )}
      <Notice said={wrong === '' ? undefined : { kind: 'bad', text: wrong }} />
      <div class="ends">
        <button type="button" onClick={onEnd}>
          {WORDS.cancel}
        </button>
        <button type="submit" class="main">
          {STAFF_WORDS.leave}
        </button>
      </div>
    </Form>
  );
}

/** How many went over, or what was wrong. */
async function handOver(id: string, to: string): Promise<number | string> {
  const question = { method: 'POST', path: `/staff/${id}/hand-over`, body: { to } } as const;
  const answer = await ask(question, isHandedOver);
  return answer.kind === 'ok' ? answer.body.handed : answer.message;
}

function mayFollow({ active, joinedAt, role }: Member): boolean {
  return active && joinedAt !== undefined && (role === 'agent' || role === 'supervisor');
}

function optionOf({ id, name }: Member): readonly [string, string] {
  return [id, name];
}
