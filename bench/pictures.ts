import { loadPictureWords } from '../src/adapters/files/loadPictureWords.ts';
import { resvgRenderer } from '../src/adapters/pictures/resvgRenderer.ts';
import { drawPicture } from '../src/core/picture/pictures.ts';
import { localDate } from '../src/core/shared/localDate.ts';
import { HANOI } from '../test/support/pictureInputs.ts';
import { percentile } from './percentile.ts';

const WARM_UP = 5;
const PICTURES = 60;

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
    const input = { ...HANOI, paid_total: HANOI.paid_total + count * 1_000_000 };
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
