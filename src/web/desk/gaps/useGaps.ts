import { useState } from 'preact/hooks';
import { ask, type Refused } from '../api.ts';
import { useAsked } from '../useAsked.ts';
import { isGapPage, type GapPageBody } from './wire.ts';

export type GapView = 'open' | 'settled';

export interface Gaps {
  readonly page: GapPageBody | undefined;
  readonly refused: Refused | undefined;
  /** Absent: these are all. */
  readonly more: (() => void) | undefined;
  readonly reload: () => void;
}

const GAPS_A_PAGE = 20;

/** The questions, most often asked first, with the further ones that were asked for. */
export function useGaps(view: GapView, search: string): Gaps {
  const asked = { view, limit: String(GAPS_A_PAGE), ...(search !== '' && { search }) };
  const path = `/gaps?${new URLSearchParams(asked).toString()}`;
  const { body: first, refused, reload } = useAsked(path, isGapPage);
  const [further, setFurther] = useState<{ readonly path: string; readonly page: GapPageBody }>();
  const [failed, setFailed] = useState<Refused>();
  const added = further?.path === path ? further.page : undefined;
  const page = first && {
    gaps: [...first.gaps, ...(added?.gaps ?? [])],
    names: { ...first.names, ...added?.names },
  };
  const next = added ? added.next : first?.next;
  const more = async (after: string) => {
    const answer = await ask({ method: 'GET', path: `${path}&after=${after}` }, isGapPage);
    setFailed(answer.kind === 'refused' ? answer : undefined);
    if (answer.kind === 'refused') return;
    const gaps = [...(added?.gaps ?? []), ...answer.body.gaps];
    setFurther({ path, page: { ...answer.body, gaps } });
  };
  return {
    page,
    refused: refused ?? failed,
    more: next === undefined ? undefined : () => void more(next),
    // What was settled is gone from its list: the further ones are asked for again.
    reload: () => {
      setFurther(undefined);
      reload();
    },
  };
}
