import { ask } from './api.ts';
import { placeName, useDesk } from './deskContext.ts';
import { Heading } from './heading.tsx';
import { Fact } from './leadSummary.tsx';
import { NOTICE_WORDS } from './notices/words.ts';
import { PasswordForm } from './passwordForm.tsx';
import { PlaceLink } from './placeLink.tsx';
import { SessionList } from './sessionList.tsx';
import { OwnDaysOff } from './staff/ownDaysOff.tsx';
import { isDone } from './wire.ts';
import { WORDS } from './words.ts';

const { account: words } = WORDS;

/** One's own account: who I am, the password, the sessions, the way out. */
export function AccountPage() {
  const desk = useDesk();
  const { me, onSignedOut } = desk;
  const signOut = async () => {
    const answer = await ask({ method: 'POST', path: '/auth/sign-out', body: {} }, isDone);
    if (answer.kind === 'ok' || answer.status === 401) onSignedOut();
  };
  return (
    <>
      <Heading>{words.title}</Heading>
      <section class="card">
        <dl class="facts">
          <Fact name={WORDS.staff.name}>{me.name}</Fact>
          <Fact name={words.role}>{WORDS.roles[me.role]}</Fact>
          {me.areas.length > 0 && (
            <Fact name={words.where}>
              {me.areas.map((area) => placeName(desk, area)).join('; ')}
            </Fact>
          )}
        </dl>
        <PlaceLink to="/desk/notices" class="onward">
          {NOTICE_WORDS.open}
        </PlaceLink>
        <button type="button" class="wide" onClick={() => void signOut()}>
          {WORDS.signOut}
        </button>
      </section>
      <OwnDaysOff />
      <PasswordForm />
      <SessionList />
    </>
  );
}
