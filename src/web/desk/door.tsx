import { useEffect, useState } from 'preact/hooks';
import { ask, textAt } from './api.ts';
import { WORDS } from './words.ts';

/** The token of `/desk#link=…`: behind the `#` it is sent to no server and stands in no log. */
function tokenOfLink(): string | undefined {
  return /^#link=([\w-]+)$/.exec(location.hash)?.[1];
}

/** Signing in, accepting a link, and who is signed in. */
export function Door() {
  const [token, setToken] = useState(tokenOfLink);
  const [name, setName] = useState<string>();
  const [said, setSaid] = useState('');
  const look = async () => {
    const me = await ask('GET', '/auth/me');
    setName(me.kind === 'ok' ? textAt(me.body, 'name') : undefined);
  };
  useEffect(() => void look(), []);

  const signIn = async (fields: Fields) => {
    const answer = await ask('POST', '/auth/sign-in', fields);
    setSaid(answer.kind === 'ok' ? '' : answer.message);
    await look();
  };
  const accept = async (fields: Fields) => {
    const answer = await ask('POST', '/auth/link/accept', { token, ...fields });
    setSaid(answer.kind === 'ok' ? WORDS.accepted : answer.message);
    if (answer.kind === 'refused') return;
    history.replaceState(null, '', '/desk');
    setToken(undefined);
  };
  const signOut = async () => {
    await ask('POST', '/auth/sign-out', {});
    await look();
  };

  if (name !== undefined) return <Inside name={name} onSignOut={() => void signOut()} />;
  const accepting = token !== undefined;
  return (
    <main>
      <h1>{WORDS.title}</h1>
      {accepting && <p>{WORDS.welcome}</p>}
      {said !== '' && <p role="alert">{said}</p>}
      <Credentials accepting={accepting} onSend={accepting ? accept : signIn} />
    </main>
  );
}

interface InsideProps {
  readonly name: string;
  readonly onSignOut: () => void;
}

function Inside({ name, onSignOut }: InsideProps) {
  return (
    <main>
      <h1>{WORDS.title}</h1>
      <p>
        {WORDS.signedIn} <strong>{name}</strong>
      </p>
      <button type="button" onClick={onSignOut}>
        {WORDS.signOut}
      </button>
    </main>
  );
}

interface Fields {
  readonly username: string;
  readonly password: string;
}

interface CredentialsProps {
  readonly accepting: boolean;
  readonly onSend: (fields: Fields) => Promise<void>;
}

function Credentials({ accepting, onSend }: CredentialsProps) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const send = (event: Event) => {
    event.preventDefault();
    void onSend({ username, password });
  };
  return (
    <form onSubmit={send}>
      <label>
        {WORDS.username}
        <input
          name="username"
          autocomplete="username"
          autocapitalize="none"
          required
          value={username}
          onInput={(event) => {
            setUsername(event.currentTarget.value);
          }}
        />
      </label>
      <label>
        {accepting ? WORDS.newPassword : WORDS.password}
        <input
          name="password"
          type="password"
          autocomplete={accepting ? 'new-password' : 'current-password'}
          required
          value={password}
          onInput={(event) => {
            setPassword(event.currentTarget.value);
          }}
        />
      </label>
      {accepting && <p>{WORDS.rules}</p>}
      <button type="submit">{accepting ? WORDS.accept : WORDS.signIn}</button>
    </form>
  );
}
