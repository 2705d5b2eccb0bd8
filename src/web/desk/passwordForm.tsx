import { useState } from 'preact/hooks';
import { ask } from './api.ts';
import { Form } from './form.tsx';
import { Notice, type NoticeText } from './notice.tsx';
import { PasswordField } from './passwordField.tsx';
import { isDone } from './wire.ts';
import { WORDS } from './words.ts';

const { account: words } = WORDS;

/** Changes one's own password; the other sessions end with the old one. */
export function PasswordForm() {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [said, setSaid] = useState<NoticeText>();
  const send = async () => {
    const body = { current, password };
    const answer = await ask({ method: 'POST', path: '/auth/password', body }, isDone);
    const isGood = answer.kind === 'ok';
    setSaid(isGood ? { kind: 'good', text: words.changed } : { kind: 'bad', text: answer.message });
    if (!isGood) return;
    setCurrent('');
    setPassword('');
  };
  return (
    <section class="card">
      <h2>{words.change}</h2>
      <Notice said={said} />
      <Form label={words.change} onSend={() => void send()}>
        <PasswordField label={words.current} value={current} onText={setCurrent} />
        <PasswordField isNew label={WORDS.newPassword} value={password} onText={setPassword} />
        <button type="submit">{words.change}</button>
      </Form>
    </section>
  );
}
