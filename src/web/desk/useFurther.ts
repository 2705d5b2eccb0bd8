import { useState } from 'preact/hooks';
import { ask, type Refused } from './api.ts';
import type { Guard } from './guards.ts';
import { useAsked } from './useAsked.ts';

interface Pages<Page> {
  readonly isPage: Guard<Page>;
  /** What a page adds to the path to ask for the one behind it; undefined: it is the last. */
  readonly next: (page: Page) => string | undefined;
  readonly join: (before: Page, page: Page) => Page;
}

export interface Further<Page> {
  /** All pages that came so far as one. */
  readonly page: Page | undefined;
  readonly refused: Refused | undefined;
  /** Absent: these are all. */
  readonly more: (() => void) | undefined;
  /** Asks for the first page again and drops the others. */
  readonly reload: () => void;
}

/** Reads a list of the API: its first page, and those behind it one by one when they are asked for. */
export function useFurther<Page>(path: string, { isPage, next, join }: Pages<Page>): Further<Page> {
  const { body: first, refused, reload } = useAsked(path, isPage);
  const [further, setFurther] = useState<Kept<Page>>({ path, pages: [] });
  const [failed, setFailed] = useState<Refused>();
  const pages = further.path === path ? further.pages : [];
  const last = pages.at(-1) ?? first;
  const rest = last && next(last);
  const ahead = async (query: string) => {
    const answer = await ask({ method: 'GET', path: `${path}&${query}` }, isPage);
    setFailed(answer.kind === 'refused' ? answer : undefined);
    if (answer.kind === 'ok') setFurther({ path, pages: [...pages, answer.body] });
  };
  return {
    page: first && pages.reduce(join, first),
    refused: refused ?? failed,
    more: rest === undefined ? undefined : () => void ahead(rest),
    reload: () => {
      setFurther({ path, pages: [] });
      reload();
    },
  };
}

interface Kept<Page> {
  readonly path: string;
  readonly pages: readonly Page[];
}
