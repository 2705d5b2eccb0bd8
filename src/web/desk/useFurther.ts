import { useRef, useState } from 'preact/hooks';
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
  /** `page` answers the path before; the answer to this one is on its way. */
  readonly isOld: boolean;
  readonly refused: Refused | undefined;
  /** Absent: these are all, or it is not known yet. */
  readonly more: (() => void) | undefined;
  /** Asks for the first page again and drops the others. */
  readonly reload: () => void;
}

/** The pages behind a first one; they follow no other. */
interface Behind<Page> {
  readonly first: Page | undefined;
  readonly pages: readonly Page[];
}

/** Reads a list of the API: its first page, and those behind it one by one when they are asked for. */
export function useFurther<Page>(path: string, { isPage, next, join }: Pages<Page>): Further<Page> {
  const { body, latest: first, refused, reload } = useAsked(path, isPage);
  const [behind, setBehind] = useState<Behind<Page>>({ first, pages: [] });
  const [failed, setFailed] = useState<Refused>();
  const isOld = body !== first;
  const pages = behind.first === first ? behind.pages : [];
  const last = pages.at(-1) ?? first;
  const rest = last && !isOld ? next(last) : undefined;
  const standing = useRef(first);
  standing.current = first;
  const ahead = async (query: string) => {
    const answer = await ask({ method: 'GET', path: `${path}&${query}` }, isPage);
    if (standing.current !== first) return;
    setFailed(answer.kind === 'refused' ? answer : undefined);
    if (answer.kind === 'ok') setBehind({ first, pages: [...pages, answer.body] });
  };
  return {
    page: first && pages.reduce(join, first),
    isOld,
    refused: refused ?? failed,
    more: rest === undefined ? undefined : () => void ahead(rest),
    reload,
  };
}
