import { useState } from 'preact/hooks';
import { PARTS_OF_ROLE } from '../../../core/desk/areas.ts';
import { ROLES } from '../../../core/desk/permissions.ts';
import { Choice } from '../field.tsx';
import { Form } from '../form.tsx';
import { WORDS } from '../words.ts';
import { AreaPicker, type PickedArea } from './areaPicker.tsx';
import type { Member } from './staffWire.ts';
import { STAFF_WORDS } from './words.ts';

interface WorkFormProps {
  readonly member: Member;
  readonly onSave: (body: object) => Promise<boolean>;
}

/** What a colleague is, where, and in what part. */
export function WorkForm({ member, onSave }: WorkFormProps) {
  const [role, setRole] = useState(member.role);
  const [areas, setAreas] = useState<readonly PickedArea[]>(member.areas);
  const parts = PARTS_OF_ROLE[role];
  const send = () => {
    const fitting = areas.map(({ province, commune, part }) => ({
      province,
      commune,
      part: part !== undefined && parts.includes(part) ? part : parts[0],
    }));
    const changed = role === member.role ? {} : { role };
    void onSave({ ...changed, areas: parts.length === 0 ? [] : fitting });
  };
  return (
    <details>
      <summary>{STAFF_WORDS.editWork}</summary>
      <Form label={STAFF_WORDS.editWork} onSend={send}>
        <Choice
          label={WORDS.staff.role}
          value={role}
          options={ROLES.map((each) => [each, WORDS.roles[each]] as const)}
          onText={(text) => setRole(ROLES.find((each) => each === text) ?? role)}
        />
        {parts.length > 0 && <AreaPicker areas={areas} parts={parts} onChange={setAreas} />}
        <button type="submit">{WORDS.save}</button>
      </Form>
    </details>
  );
}
