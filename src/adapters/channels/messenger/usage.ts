import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { DeliveryError, type Clock } from '../../../conversation/ports.ts';
import { readJson } from '../readJson.ts';

export interface PaceNeeds {
  readonly clock: Clock;
  /** Resolves after so many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** Keeps calls below the limits that Meta tells of in its headers. */
export interface Pace {
  /** Learns from the headers of an answer. */
  heed(headers: IncomingHttpHeaders): void;
  /**
   * Resolves when the next call may go. Rejects with a `DeliveryError` to retry when that would take
   * longer than a send should wait.
   */
  turn(): Promise<void>;
}

/** From this share of a limit on calls are spaced; Meta refuses all of them at a hundred. */
const SPACING: readonly { readonly from: number; readonly milliseconds: number }[] = [
  { from: 95, milliseconds: 2_000 },
  { from: 90, milliseconds: 500 },
  { from: 80, milliseconds: 100 },
];
/** What was told longer ago says nothing about now. */
const VALID_MS = 5 * 60_000;
const LONGEST_WAIT_MS = 5_000;

/** Full speed until the headers tell of four fifths of a limit. */
export function makePace({ clock, wait = sleep }: PaceNeeds): Pace {
  let told = { percent: 0, at: 0 };
  let nextAt = 0;
  return {
    heed(headers) {
      const percent = usageOf(headers);
      if (percent !== undefined) told = { percent, at: clock() };
    },
    async turn() {
      const now = clock();
      const spacing = now - told.at > VALID_MS ? 0 : spacingAt(told.percent);
      if (spacing === 0) return;
      const mine = Math.max(now, nextAt);
      if (mine - now > LONGEST_WAIT_MS) {
        throw new DeliveryError('retry', 'slowed_down', { retryAfter: mine - now });
      }
      nextAt = mine + spacing;
      if (mine > now) await wait(mine - now);
    },
  };
}

function spacingAt(percent: number): number {
  return SPACING.find(({ from }) => percent >= from)?.milliseconds ?? 0;
}

/**
 * The largest share of a limit in use, in percent, as `X-App-Usage` and
 * `X-Business-Use-Case-Usage` tell it (Graph API, "Rate Limits"); undefined when neither does.
 */
export function usageOf(headers: IncomingHttpHeaders): number | undefined {
  const app = sharesSchema.safeParse(jsonIn(headers['x-app-usage']));
  const business = businessSchema.safeParse(jsonIn(headers['x-business-use-case-usage']));
  const shares = [
    ...(app.success ? percents(app.data) : []),
    ...(business.success ? Object.values(business.data).flat().flatMap(percents) : []),
  ];
  return shares.length === 0 ? undefined : Math.max(...shares);
}

const share = z.number().min(0).max(10_000).optional().catch(undefined);
const sharesSchema = z.object({ call_count: share, total_time: share, total_cputime: share });
const businessSchema = z.record(z.string(), z.array(sharesSchema));

function percents(shares: z.infer<typeof sharesSchema>): readonly number[] {
  return [shares.call_count, shares.total_time, shares.total_cputime].filter(
    (percent) => percent !== undefined,
  );
}

function jsonIn(header: string | string[] | undefined): unknown {
  return typeof header === 'string' ? readJson(Buffer.from(header)) : undefined;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
