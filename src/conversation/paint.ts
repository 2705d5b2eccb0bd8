import { drawPicture } from '../core/picture/pictures.ts';
import type { PictureWords } from '../core/picture/words.ts';
import type { Clock, Meter, Paint, PictureRenderer } from './ports.ts';

export interface PaintNeeds {
  readonly renderer: PictureRenderer;
  readonly words: PictureWords;
  readonly clock: Clock;
  readonly meter: Meter;
}

/** The way from the data of a picture to its PNG. */
export function makePaint({ renderer, words, clock, meter }: PaintNeeds): Paint {
  return async (order, mostBytes = Infinity) => {
    const startedAt = clock();
    const outcome = drawPicture(order, words);
    if (!outcome.ok) {
      const { code, field = '' } = outcome.refusal;
      throw new Error(`the picture "${order.name}" cannot be drawn: ${code} ${field}`.trim());
    }
    const { drawing } = outcome;
    const png = await within(mostBytes, (zoom) => renderer.png(drawing.svg(), zoom));
    meter.took('picture', {}, clock() - startedAt);
    return { png, text: drawing.text };
  };
}

/** Sizes that are tried for a picture that is too large; below half its letters cannot be read. */
const ZOOMS = [1, 0.75, 0.5] as const;

async function within(
  mostBytes: number,
  draw: (zoom: number) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  let png = new Uint8Array();
  for (const zoom of ZOOMS) {
    png = Uint8Array.from(await draw(zoom));
    if (png.length <= mostBytes) break;
  }
  return png;
}
