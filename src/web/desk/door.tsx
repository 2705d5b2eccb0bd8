import { useState } from 'preact/hooks';
import { ask } from './api.ts';
import { Form } from './form.tsx';
import { Notice } from './notice.tsx';
import { PasswordField, UsernameField } from './passwordField.tsx';
import { isDone } from './wire.ts';
import { WORDS } from './words.ts';

interface DoorProps {
  /** Said above the form after a password was set; empty otherwise. */
  readonly welcome: string;
  readonly onEntered: () => void;
}

/** Signing in. */
export function Door({ welcome, onEntered }: DoorProps) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState('');
  const signIn = async () => {
    const body = { username, password };
    const answer = await ask({ method: 'POST', path: '/auth/sign-in', body }, isDone);
    if (answer.kind === 'ok') onEntered();
    else setWrong(answer.message);
  };
  const said =
    wrong === '' ? { kind: 'good' as const, text: welcome } : { kind: 'bad' as const, text: wrong };
  return (
    <main class="door">
      <h1>{WORDS.title}</h1>
      <Notice said={said.text === '' ? undefined : said} />
      <Form onSend={() => void signIn()}>
        <UsernameField value={username} onText={setUsername} />
        <PasswordField label={WORDS.password} value={password} onText={setPassword} />
        <button type="submit" class="main">
          {WORDS.signIn}
        </button>
      </Form>
      <p class="quiet">{WORDS.forgotten}</p>
    </main>
  );
}
