import { useEffect, useRef } from 'preact/hooks';
import { TOLD_AGAIN_MS } from '../../core/desk/toldAgain.ts';

/** While no stream is open the server is asked this often. */
const POLL_MS = 15_000;
/** Many leads may change at once: one look is enough for all. */
const GATHER_MS = 300;
/** A stream that took longer to open may have missed something; the other half is for the way there. */
const LONGEST_OPENING_MS = TOLD_AGAIN_MS / 2;

/** What is listened to: changes of leads, or of conversations and every word of the one in view. */
interface About {
  readonly event: 'lead' | 'talk';
  readonly talk?: string;
}

const LEADS: About = { event: 'lead' };

/**
 * Calls back when a lead or a conversation changed, as the server tells it; where its stream does not
 * come through, every 15 seconds. A page nobody looks at listens to nothing, so that it keeps no session
 * alive, and calls back when it is looked at again.
 */
export function useChanges(onChange: () => void, about: About = LEADS): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  const { event, talk = '' } = about;
  useEffect(() => {
    let stream: EventSource | undefined;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      soon ??= setTimeout(() => {
        soon = undefined;
        latest.current();
      }, GATHER_MS);
    };
    const listen = () => {
      stream?.close();
      stream = document.hidden ? undefined : open(changed, { event, talk });
    };
    const look = () => {
      listen();
      if (!document.hidden) changed();
    };
    const poll = setInterval(() => {
      if (!document.hidden && stream?.readyState !== EventSource.OPEN) changed();
    }, POLL_MS);
    listen();
    document.addEventListener('visibilitychange', look);
    return () => {
      stream?.close();
      clearInterval(poll);
      clearTimeout(soon);
      document.removeEventListener('visibilitychange', look);
    };
  }, [event, talk]);
}

/**
 * A new stream begins with what was told in the ten seconds before. What it cannot know any more, on a
 * slow line or while it was broken, is looked up when it opens.
 */
function open(changed: () => void, { event, talk }: Required<About>): EventSource {
  const asked = talk === '' ? '' : `?talk=${talk}`;
  const stream = new EventSource(`/desk/api/changes${asked}`);
  let isToldUntil = performance.now() + LONGEST_OPENING_MS;
  stream.addEventListener('open', () => {
    if (performance.now() > isToldUntil) changed();
    isToldUntil = 0;
  });
  const isAbout = `"talk":"${talk}"`;
  stream.addEventListener(event, ({ data }: MessageEvent<string>) => {
    if (talk === '' || data.includes(isAbout)) changed();
  });
  return stream;
}
