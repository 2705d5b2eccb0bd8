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
  return async (order) => {
    const startedAt = clock();
    const outcome = drawPicture(order, words);
    if (!outcome.ok) {
      const { code, field = '' } = outcome.refusal;
      throw new Error(`the picture "${order.name}" cannot be drawn: ${code} ${field}`.trim());
    }
    const { drawing } = outcome;
    const png = await renderer.png(drawing.svg());
    meter.took('picture', {}, clock() - startedAt);
    return { png, text: drawing.text };
  };
}
