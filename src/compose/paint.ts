import type { Content } from '../adapters/files/loadContent.ts';
import { resvgRenderer } from '../adapters/pictures/resvgRenderer.ts';
import { makePaint, type PaintNeeds } from '../conversation/paint.ts';
import type { Paint } from '../conversation/ports.ts';

/** The way from the data of a picture to its PNG. Rejects when the font is not installed. */
export async function openPaint(
  { pictureWords: words }: Pick<Content, 'pictureWords'>,
  { clock, meter }: Pick<PaintNeeds, 'clock' | 'meter'>,
): Promise<Paint> {
  return makePaint({ renderer: await resvgRenderer(), words, clock, meter });
}
