import { useEffect, useState } from 'preact/hooks';
import { ask } from './api.ts';
import { told } from './fillWords.ts';
import { Form } from './form.tsx';
import { Notice } from './notice.tsx';
import { PasswordField, UsernameField } from './passwordField.tsx';
import { isDone, isOpenLink } from './wire.ts';
import { WORDS } from './words.ts';

interface LinkDoorProps {
  readonly token: string;
  /** To the door, with what is to be said there; may be empty. */
  readonly onLeave: (said: string) => void;
}

interface Owner {
  readonly name: string;
  readonly username?: string | undefined;
}

/** An opened link: an invitation, or a new password for whoever forgot theirs. */
export function LinkDoor({ token, onLeave }: LinkDoorProps) {
  const [owner, setOwner] = useState<Owner>();
  const [wrong, setWrong] = useState('');
  useEffect(() => {
    void ask({ method: 'POST', path: '/auth/link', body: { token } }, isOpenLink).then((answer) => {
      if (answer.kind === 'ok') setOwner(answer.body);
      else setWrong(answer.message);
    });
  }, [token]);
  const accept = async (chosen: Chosen) => {
    const body = { token, ...chosen };
    const answer = await ask({ method: 'POST', path: '/auth/link/accept', body }, isDone);
    if (answer.kind === 'ok') onLeave(WORDS.accepted);
    else setWrong(answer.message);
  };
  return (
    <main class="door">
      <h1>{WORDS.title}</h1>
      <Notice said={wrong === '' ? undefined : { kind: 'bad', text: wrong }} />
      {owner && <Credentials owner={owner} onSend={(chosen) => void accept(chosen)} />}
      <button type="button" onClick={() => onLeave('')}>
        {WORDS.toDoor}
      </button>
    </main>
  );
}

interface Chosen {
  readonly username: string;
  readonly password: string;
}

interface CredentialsProps {
  readonly owner: Owner;
  readonly onSend: (chosen: Chosen) => void;
}

function Credentials({ owner, onSend }: CredentialsProps) {
  const [username, setUsername] = useState(owner.username ?? '');
  const [password, setPassword] = useState('');
  const isNew = owner.username === undefined;
  return (
    <>
      <p>{told(isNew ? WORDS.welcome : WORDS.newPasswordFor, { name: owner.name })}</p>
      <Form onSend={() => onSend({ username, password })}>
        <UsernameField value={username} readOnly={!isNew} onText={setUsername} />
        <PasswordField isNew label={WORDS.newPassword} value={password} onText={setPassword} />
        <button type="submit" class="main">
          {WORDS.accept}
        </button>
      </Form>
    </>
  );
}
