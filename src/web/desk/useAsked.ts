import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask, type Refused } from './api.ts';
import type { Guard } from './guards.ts';

export interface Asked<Body> {
  /** The latest that came; stays while it is asked again. */
  readonly body: Body | undefined;
  /** Why the last question failed. */
  readonly refused: Refused | undefined;
  readonly reload: () => void;
}

/** Reads a path of the API, again when the path changes or `reload` is called; late answers are dropped. */
export function useAsked<Body>(path: string, guard: Guard<Body>): Asked<Body> {
  const [body, setBody] = useState<Body>();
  const [refused, setRefused] = useState<Refused>();
  const asked = useRef(0);
  const reload = useCallback(() => {
    asked.current += 1;
    const turn = asked.current;
    void ask({ method: 'GET', path }, guard).then((answer) => {
      if (turn !== asked.current) return;
      if (answer.kind === 'ok') setBody(() => answer.body);
      setRefused(answer.kind === 'refused' ? answer : undefined);
    });
  }, [path, guard]);
  useEffect(() => {
    reload();
    return () => {
      asked.current += 1;
    };
  }, [reload]);
  return { body, refused, reload };
}
