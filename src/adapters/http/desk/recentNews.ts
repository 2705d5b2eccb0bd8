import type { Clock } from '../../../conversation/ports.ts';

/** What is told over the stream: an event of it, if the viewer may hear of it. */
export interface News {
  readonly event: 'lead' | 'talk';
  readonly id: string;
  readonly kind: string;
}

/** A page opens its stream when it begins to read; what it could miss meanwhile is told this long. */
export const REMEMBERED_MS = 10_000;

export interface RecentNews {
  add(news: News): void;
  /** What was told within `REMEMBERED_MS`, the same only once, oldest first. */
  told(): readonly News[];
}

/** Keeps what was told a moment ago, for streams that open behind it. */
export function recentNews(clock: Clock): RecentNews {
  const latest = new Map<string, { readonly news: News; readonly at: number }>();
  const forget = () => {
    const since = clock() - REMEMBERED_MS;
    for (const [about, { at }] of latest) if (at <= since) latest.delete(about);
  };
  return {
    add(news) {
      const about = Object.values(news).join(' ');
      forget();
      // Anew at the end: a map keeps the place of what it knows already.
      latest.delete(about);
      latest.set(about, { news, at: clock() });
    },
    told() {
      forget();
      return [...latest.values()].map(({ news }) => news);
    },
  };
}
