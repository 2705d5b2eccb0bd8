import { ask } from './api.ts';
import { useDesk } from './deskContext.ts';
import { told } from './fillWords.ts';
import { timeShown } from './shown.ts';
import { useAsked } from './useAsked.ts';
import { isDone, isSessions, type Session } from './wire.ts';
import { WORDS } from './words.ts';

const { account: words } = WORDS;

/** Where I am signed in; each can be ended, or all at once. */
export function SessionList() {
  const { onSignedOut } = useDesk();
  const { body, reload } = useAsked('/auth/sessions', isSessions);
  const end = async ({ id, current }: Session) => {
    const path = `/auth/sessions/${encodeURIComponent(id)}`;
    const answer = await ask({ method: 'DELETE', path }, isDone);
    if (current && answer.kind === 'ok') onSignedOut();
    else reload();
  };
  const endAll = async () => {
    const answer = await ask({ method: 'DELETE', path: '/auth/sessions' }, isDone);
    if (answer.kind === 'ok') onSignedOut();
  };
  return (
    <section class="card">
      <h2>{words.sessions}</h2>
      <ul class="sessions">
        {body?.sessions.map((session) => (
          <li key={session.id}>
            <p>
              {browserName(session.browser)}
              {session.current && ` (${words.thisOne})`}
              <br />
              <small>{told(words.seen, { time: timeShown(session.seenAt) })}</small>
            </p>
            <button type="button" onClick={() => void end(session)}>
              {words.end}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="wide" onClick={() => void endAll()}>
        {words.everywhere}
      </button>
    </section>
  );
}

/** `Chrome · Android`: what tells one's own machines apart in a user agent. */
function browserName(agent: string): string {
  const program = ['Edg', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(name));
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) =>
    agent.includes(name),
  );
  const known = [program, system].filter((each) => each !== undefined);
  return known.length === 0 ? words.unknownBrowser : known.join(' · ');
}
