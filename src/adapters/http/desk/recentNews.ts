import type { Clock } from '../../../conversation/ports.ts';
import { TOLD_AGAIN_MS } from '../../../core/desk/toldAgain.ts';

/** What is told over the stream: an event of it, if the viewer may hear of it. */
export interface News {
  readonly event: 'lead' | 'talk';
  readonly id: string;
  readonly kind: string;
}

export interface RecentNews {
  add(news: News): void;
  /** What was told within `TOLD_AGAIN_MS`, the same only once, oldest first. */
  told(): readonly News[];
}

/** Keeps what was told a moment ago, for streams that open behind it. */
export function recentNews(clock: Clock): RecentNews {
  const latest = new Map<string, { readonly news: News; readonly at: number }>();
  const forget = () => {
    const since = clock() - TOLD_AGAIN_MS;
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
