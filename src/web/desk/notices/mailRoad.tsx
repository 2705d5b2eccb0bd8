import { useState } from 'preact/hooks';
import { Field } from '../field.tsx';
import { told } from '../fillWords.ts';
import { Form } from '../form.tsx';
import { RoadCard } from './roadCard.tsx';
import { useSaid, type Change, type Send } from './useNotices.ts';
import type { NoticesShown } from './wire.ts';
import { NOTICE_WORDS } from './words.ts';

const { mail: words } = NOTICE_WORDS;

interface MailRoadProps {
  readonly shown: NoticesShown;
  readonly change: Change;
}

/** Being told by e-mail: an address, which counts once its code was typed. */
export function MailRoad({ shown, change }: MailRoadProps) {
  const { said, send } = useSaid(change);
  const { email, pendingEmail } = shown;
  return (
    <RoadCard
      name="mail"
      title={words.title}
      road={shown.roads.mail}
      isReady={email !== undefined}
      said={said}
      send={send}
    >
      {email !== undefined && <Known email={email} send={send} />}
      {pendingEmail !== undefined && <CodeForm email={pendingEmail} send={send} />}
      {email === undefined && <AddressForm send={send} />}
    </RoadCard>
  );
}

function Known({ email, send }: { readonly email: string; readonly send: Send }) {
  const forget = () => send({ method: 'DELETE', path: '/notices/email' }, words.forgotten);
  return (
    <>
      <p>{told(words.uses, { email })}</p>
      <button type="button" class="wide" onClick={() => void forget()}>
        {words.forget}
      </button>
    </>
  );
}

function AddressForm({ send }: { readonly send: Send }) {
  const [email, setEmail] = useState('');
  const ask = () =>
    send({ method: 'POST', path: '/notices/email', body: { email } }, told(words.sent, { email }));
  return (
    <Form label={words.title} onSend={() => void ask()}>
      <Field
        label={words.address}
        type="email"
        autocomplete="email"
        required
        value={email}
        onText={setEmail}
      />
      <button type="submit">{words.send}</button>
    </Form>
  );
}

function CodeForm({ email, send }: { readonly email: string; readonly send: Send }) {
  const [code, setCode] = useState('');
  const confirm = () =>
    send(
      { method: 'POST', path: '/notices/email/confirm', body: { code } },
      told(words.confirmed, { email }),
    );
  return (
    <Form label={words.confirm} onSend={() => void confirm()}>
      <p>{told(words.pending, { email })}</p>
      <Field
        label={words.code}
        inputMode="numeric"
        autocomplete="one-time-code"
        pattern="\s*\d{6}\s*"
        required
        value={code}
        onText={setCode}
      />
      <button type="submit" class="main">
        {words.confirm}
      </button>
    </Form>
  );
}
