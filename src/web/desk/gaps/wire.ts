import { isNumber, isText, listOf, mapOf, maybe, oneOf, shape } from '../guards.ts';
import type { Names } from '../wire.ts';

interface Near {
  readonly id: string;
  readonly title: string;
  /** 0 to 1. */
  readonly score: number;
}

interface Settled {
  readonly as: 'done' | 'ignored';
  readonly note: string;
  readonly by: string;
  readonly at: number;
}

/** A question without an answer; `count` is since it was settled last. */
export interface Gap {
  readonly id: string;
  readonly text: string;
  readonly count: number;
  readonly total: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly settled?: Settled | undefined;
  readonly nearest: readonly Near[];
}

export interface GapPageBody {
  readonly gaps: readonly Gap[];
  readonly names: Names;
  readonly next?: string | undefined;
}

export const isGapPage = shape<GapPageBody>({
  gaps: listOf(
    shape<Gap>({
      id: isText,
      text: isText,
      count: isNumber,
      total: isNumber,
      firstAt: isNumber,
      lastAt: isNumber,
      settled: maybe(
        shape<Settled>({ as: oneOf(['done', 'ignored']), note: isText, by: isText, at: isNumber }),
      ),
      nearest: listOf(shape<Near>({ id: isText, title: isText, score: isNumber })),
    }),
  ),
  names: mapOf(isText),
  next: maybe(isText),
});
