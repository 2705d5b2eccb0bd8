import { useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { Field } from '../field.tsx';
import { Form } from '../form.tsx';
import { LinkShown } from '../linkShown.tsx';
import { Notice } from '../notice.tsx';
import { isHandedLink, type HandedLink } from '../wire.ts';
import { WORDS } from '../words.ts';
import { areasToSend, RoleAndAreas, type Work } from './roleAndAreas.tsx';

const { staff: words } = WORDS;
const NOBODY: Work = { role: 'agent', areas: [] };

/** Invites somebody; the link is shown this once. */
export function StaffInvitation({ onInvited }: { readonly onInvited: () => void }) {
  const [name, setName] = useState('');
  const [work, setWork] = useState(NOBODY);
  const [wrong, setWrong] = useState('');
  const [link, setLink] = useState<HandedLink & { readonly name: string }>();
  const send = async () => {
    const body = { name, role: work.role, areas: areasToSend(work) };
    const answer = await ask({ method: 'POST', path: '/staff', body }, isHandedLink);
    setWrong(answer.kind === 'refused' ? answer.message : '');
    if (answer.kind === 'refused') return;
    setLink({ ...answer.body, name });
    setName('');
    setWork({ ...work, areas: [] });
    onInvited();
  };
  return (
    <>
      <details class="card">
        <summary>{words.invite}</summary>
        <Form label={words.invite} onSend={() => void send()}>
          <Field label={words.name} required maxLength={100} value={name} onText={setName} />
          <RoleAndAreas work={work} onChange={setWork} />
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
