import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask, type Refused } from './api.ts';
import type { Guard } from './guards.ts';

export interface Asked<Body> {
  /** The latest that came for this path; stays while it is asked again. */
  readonly body: Body | undefined;
  /** The latest that came for any path: a list may show it until `body` is there, a figure may not. */
  readonly latest: Body | undefined;
  /** Why the last question failed. */
  readonly refused: Refused | undefined;
  /** Asks the path of now again, whenever it was taken hold of. */
  readonly reload: () => void;
}

interface Answer<Body> {
  readonly path: string;
  readonly body: Body;
}

/** Reads a path of the API, again when the path changes or `reload` is called; late answers are dropped. */
export function useAsked<Body>(path: string, guard: Guard<Body>): Asked<Body> {
  const [latest, setLatest] = useState<Answer<Body>>();
  const [refused, setRefused] = useState<Refused>();
  const asked = useRef({ path, turn: 0 });
  asked.current.path = path;
  const reload = useCallback(() => {
    asked.current.turn += 1;
    const { path: now, turn } = asked.current;
    void ask({ method: 'GET', path: now }, guard).then((answer) => {
      if (turn !== asked.current.turn) return;
      if (answer.kind === 'ok') setLatest({ path: now, body: answer.body });
      setRefused(answer.kind === 'refused' ? answer : undefined);
    });
  }, [guard]);
  useEffect(() => {
    reload();
    return () => {
      asked.current.turn += 1;
    };
  }, [path, reload]);
  const body = latest?.path === path ? latest.body : undefined;
  return { body, latest: latest?.body, refused, reload };
}
