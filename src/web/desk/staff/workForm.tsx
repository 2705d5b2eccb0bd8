import { useState } from 'preact/hooks';
import { Form } from '../form.tsx';
import { WORDS } from '../words.ts';
import { areasToSend, RoleAndAreas, type Work } from './roleAndAreas.tsx';
import type { Member } from './staffWire.ts';
import { STAFF_WORDS } from './words.ts';

interface WorkFormProps {
  readonly member: Member;
  readonly onSave: (body: object) => Promise<boolean>;
}

/** Changes what a colleague is, where, and in what part. */
export function WorkForm({ member, onSave }: WorkFormProps) {
  const [work, setWork] = useState<Work>(member);
  const send = () => {
    const changed = work.role === member.role ? {} : { role: work.role };
    void onSave({ ...changed, areas: areasToSend(work) });
  };
  return (
    <details>
      <summary>{STAFF_WORDS.editWork}</summary>
      <Form label={STAFF_WORDS.editWork} onSend={send}>
        <RoleAndAreas work={work} onChange={setWork} />
        <button type="submit">{WORDS.save}</button>
      </Form>
    </details>
  );
}
