import { useState } from 'preact/hooks';
import { PARTS_OF_ROLE } from '../../../core/desk/areas.ts';
import { ROLES, type Role } from '../../../core/desk/permissions.ts';
import { ask } from '../api.ts';
import { AreaPicker, type PickedArea } from './areaPicker.tsx';
import { Choice, Field } from '../field.tsx';
import { Form } from '../form.tsx';
import { LinkShown } from '../linkShown.tsx';
import { Notice } from '../notice.tsx';
import { isHandedLink, type HandedLink } from '../wire.ts';
import { WORDS } from '../words.ts';

const { staff: words } = WORDS;
const ROLE_TITLES = ROLES.map((role) => [role, WORDS.roles[role]] as const);

/** Invites somebody; the link is shown this once. */
export function StaffInvitation({ onInvited }: { readonly onInvited: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const [areas, setAreas] = useState<readonly PickedArea[]>([]);
  const [wrong, setWrong] = useState('');
  const [link, setLink] = useState<HandedLink & { readonly name: string }>();
  const parts = PARTS_OF_ROLE[role];
  const chosen = (text: string) => {
    setRole(ROLES.find((each) => each === text) ?? role);
    // Parts belong to the role.
    setAreas(areas.map(({ province, commune }) => ({ province, commune })));
  };
  const send = async () => {
    const body = { name, role, areas: parts.length === 0 ? [] : areas };
    const answer = await ask({ method: 'POST', path: '/staff', body }, isHandedLink);
    if (answer.kind === 'refused') {
      setWrong(answer.message);
      return;
    }
    setLink({ ...answer.body, name });
    setWrong('');
    setName('');
    setAreas([]);
    onInvited();
  };
  return (
    <>
      <details class="card">
        <summary>{words.invite}</summary>
        <Form label={words.invite} onSend={() => void send()}>
          <Field label={words.name} required maxLength={100} value={name} onText={setName} />
          <Choice
            label={words.role}
            value={role}
            options={ROLE_TITLES}
            onText={(text) => chosen(text)}
          />
          {parts.length > 0 && <AreaPicker areas={areas} parts={parts} onChange={setAreas} />}
          <Notice said={wrong === '' ? undefined : { kind: 'bad', text: wrong }} />
          <button type="submit" class="main">
            {words.send}
          </button>
        </Form>
      </details>
      {link && <LinkShown link={link} name={link.name} />}
    </>
  );
}
