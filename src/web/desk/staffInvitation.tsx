import { useState } from 'preact/hooks';
import { ROLES } from '../../core/desk/permissions.ts';
import { ask } from './api.ts';
import { AreaPicker } from './areaPicker.tsx';
import { Choice, Field } from './field.tsx';
import { Form } from './form.tsx';
import { LinkShown } from './linkShown.tsx';
import { Notice } from './notice.tsx';
import { isHandedLink, type HandedLink, type WireArea } from './wire.ts';
import { WORDS } from './words.ts';

const { staff: words } = WORDS;
const ROLE_TITLES = ROLES.map((role) => [role, WORDS.roles[role]] as const);

/** Invites somebody; the link is shown this once. */
export function StaffInvitation({ onInvited }: { readonly onInvited: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState('agent');
  const [areas, setAreas] = useState<readonly WireArea[]>([]);
  const [wrong, setWrong] = useState('');
  const [link, setLink] = useState<HandedLink & { readonly name: string }>();
  const send = async () => {
    const body = { name, role, areas };
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
          <Choice label={words.role} value={role} options={ROLE_TITLES} onText={setRole} />
          <AreaPicker areas={areas} onChange={setAreas} />
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
