import type { CaptionedImage } from '../messaging/outbound.ts';
import { Defect } from './failure.ts';
import type { NodeOf } from './schema.ts';
import type { Illustration } from './types.ts';
import { evaluated, happens, topFrame } from './walker.ts';
import type { Walker } from './walker.ts';

/**
 * The picture of a text. One that cannot be drawn is told as `picture_refused` and the text is said
 * alone: a citizen never waits for words because of a picture.
 */
export function illustrated(
  walker: Walker,
  { picture }: NodeOf<'say'>,
): CaptionedImage | undefined {
  if (!picture || !walker.live) return undefined;
  const shown = judged(walker, picture);
  if (shown.ok) return shown.image;
  const { flow, node } = topFrame(walker);
  happens(walker, { kind: 'picture_refused', flow: flow.id, node, reason: shown.reason });
  return undefined;
}

function judged(
  walker: Walker,
  { name, with: sources }: NonNullable<NodeOf<'say'>['picture']>,
): Illustration {
  try {
    return walker.tools.picture(name, evaluated(walker, sources));
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    return { ok: false, reason: error.message };
  }
}
