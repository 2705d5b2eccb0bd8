import { loadPictureWords } from '../src/adapters/files/loadPictureWords.ts';
import { resvgRenderer } from '../src/adapters/pictures/resvgRenderer.ts';
import { drawPicture } from '../src/core/picture/pictures.ts';
import { localDate } from '../src/core/shared/localDate.ts';
import { percentile } from './percentile.ts';

const WARM_UP = 5;
const PICTURES = 60;

/** What a free worker in Hà Nội would see. */
const INPUT = {
  person: 231_000,
  state: 66_000,
  province: 33_000,
  place: 'hanoi',
  paid_total: 52_668_000,
  paid_from: '2026-12',
  paid_until: '2045-11',
  pension_monthly: 785_000,
  pension_from: '2045-12-01',
  rate_percent: 53,
};

/** How long pictures take, one after the other, in milliseconds, and how large one is. */
export interface MeasuredPictures {
  readonly median: number;
  readonly slowest: number;
  /** Bytes. */
  readonly size: number;
}

/** From the data of a picture to its PNG, each with figures of its own. */
export async function measurePictures(): Promise<MeasuredPictures> {
  const words = await loadPictureWords('content');
  const renderer = await resvgRenderer();
  const took: number[] = [];
  let size = 0;
  for (let count = 0; count < WARM_UP + PICTURES; count += 1) {
    const input = { ...INPUT, paid_total: INPUT.paid_total + count * 1_000_000 };
    const startedAt = performance.now();
    const outcome = drawPicture(
      { name: 'contribution-and-pension', on: localDate('2026-11-22'), input },
      words,
    );
    if (!outcome.ok) throw new Error(`not drawn: ${outcome.refusal.field ?? ''}`);
    const png = await renderer.png(outcome.drawing.svg());
    took.push(performance.now() - startedAt);
    size = png.length;
  }
  const counted = took.slice(WARM_UP);
  return { median: percentile(counted, 0.5), slowest: percentile(counted, 1), size };
}
