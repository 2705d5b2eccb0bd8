import { useEffect, useRef } from 'preact/hooks';
import type { Guard } from '../guards.ts';
import { useAsked, type Asked } from '../useAsked.ts';

/** Reads a path of the API, and again with every new `beat`. */
export function useFresh<Body>(path: string, guard: Guard<Body>, beat: number): Asked<Body> {
  const asked = useAsked(path, guard);
  const { reload } = asked;
  const last = useRef(beat);
  useEffect(() => {
    if (last.current === beat) return;
    last.current = beat;
    reload();
  }, [beat, reload]);
  return asked;
}
