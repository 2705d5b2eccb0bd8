import { useFurther, type Further } from '../useFurther.ts';
import { isGapPage, type GapPageBody } from './wire.ts';

export type GapView = 'open' | 'settled';

const GAPS_A_PAGE = 20;

const PAGES = {
  isPage: isGapPage,
  next: ({ next }: GapPageBody) => (next === undefined ? undefined : `after=${next}`),
  join: (before: GapPageBody, page: GapPageBody) => ({
    gaps: [...before.gaps, ...page.gaps],
    names: { ...before.names, ...page.names },
  }),
};

/** The questions, most often asked first, with the further ones that were asked for. */
export function useGaps(view: GapView, search: string): Further<GapPageBody> {
  const asked = { view, limit: String(GAPS_A_PAGE), ...(search !== '' && { search }) };
  return useFurther(`/gaps?${new URLSearchParams(asked).toString()}`, PAGES);
}
