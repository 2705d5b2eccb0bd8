import { useEffect, useState } from 'preact/hooks';
import { SIGNED_OUT } from './api.ts';
import { Door } from './door.tsx';
import { LinkDoor } from './linkDoor.tsx';
import { Shell } from './shell.tsx';
import { useAsked } from './useAsked.ts';
import { isMe } from './wire.ts';
import { WORDS } from './words.ts';

/** The token of `/desk#link=…`: behind the `#` it is sent to no server and stands in no log. */
function tokenOfLink(): string | undefined {
  return /^#link=([\w-]+)$/.exec(location.hash)?.[1];
}

/** The whole desk: an open link first, then the door, then what lies behind it. */
export function DeskPage() {
  const [token, setToken] = useState(tokenOfLink);
  const [welcome, setWelcome] = useState('');
  useEffect(() => {
    const look = () => {
      setToken(tokenOfLink());
    };
    addEventListener('hashchange', look);
    return () => {
      removeEventListener('hashchange', look);
    };
  }, []);
  const leaveLink = (said: string) => {
    history.replaceState(null, '', '/desk');
    setWelcome(said);
    setToken(undefined);
  };
  if (token !== undefined) return <LinkDoor token={token} onLeave={leaveLink} />;
  return <Threshold welcome={welcome} />;
}

/** The door, or what lies behind it for whoever is signed in. */
function Threshold({ welcome }: { readonly welcome: string }) {
  const { body: me, refused, reload } = useAsked('/auth/me', isMe);
  const [isOutside, setOutside] = useState(false);
  useEffect(() => {
    const leave = () => setOutside(true);
    addEventListener(SIGNED_OUT, leave);
    return () => removeEventListener(SIGNED_OUT, leave);
  }, []);
  const enter = () => {
    setOutside(false);
    reload();
  };
  if (!me && !refused) return <p class="loading">{WORDS.loading}</p>;
  if (!me || refused || isOutside) return <Door welcome={welcome} onEntered={enter} />;
  return <Shell key={me.staffId} me={me} onSignedOut={() => setOutside(true)} />;
}
