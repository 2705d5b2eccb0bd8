import {
  DeliveryError,
  type Clock,
  type Paint,
  type SendReceipt,
} from '../../conversation/ports.ts';
import type { OutboundPart } from '../../core/messaging/outbound.ts';
import type { PictureOrder } from '../../core/shared/pictureOrder.ts';

export interface UploadsNeeds {
  readonly paint: Paint;
  /** Resolves to the platform's id of the picture. Rejects with `DeliveryError` only. */
  readonly upload: (png: Uint8Array) => Promise<string>;
  readonly clock: Clock;
  /** Milliseconds for which the platform surely keeps an upload. */
  readonly lifetime: number;
  /** True when the platform no longer has the picture: uploaded anew, the message is sent once more. */
  readonly isGone?: (error: DeliveryError) => boolean;
  /** Told the platform's id of a picture that it refused. */
  readonly dismiss?: (id: string) => Promise<void>;
}

/** Pictures as the platform knows them. */
export interface Uploads {
  /** The platform's id of a picture, drawn and uploaded once. Rejects with `DeliveryError` only. */
  idOf(order: PictureOrder): Promise<string>;
  /** The platform refused the picture: the next one is uploaded anew. Never rejects. */
  forget(order: PictureOrder): Promise<void>;
  /** Whether sending once more with a new upload helps. */
  isGone(error: DeliveryError): boolean;
}

/** Pictures remembered; the same figures are asked for again and again. */
const MOST_KEPT = 1_000;

interface Upload {
  readonly id: Promise<string>;
  readonly until: number;
}

/** Uploads that are used again: platforms count them, and a repeated send need not wait for one. */
export function makeUploads(needs: UploadsNeeds): Uploads {
  const { paint, upload, clock, lifetime, isGone = () => false, dismiss } = needs;
  const kept = new Map<string, Upload>();
  return {
    idOf(order) {
      const key = JSON.stringify(order);
      const found = kept.get(key);
      if (found && found.until > clock()) return found.id;
      const id = drawn(paint, order).then((png) => uploaded(upload, png));
      keep(kept, key, { id, until: clock() + lifetime });
      id.catch(() => kept.delete(key));
      return id;
    },
    async forget(order) {
      const key = JSON.stringify(order);
      const id = await kept.get(key)?.id.catch(() => undefined);
      kept.delete(key);
      if (id !== undefined) await dismiss?.(id);
    },
    isGone,
  };
}

/**
 * Sends a part with the platform's id of its picture, when it has one; a picture that the platform
 * refuses in the message is uploaded anew next time, or at once when the platform no longer has it.
 */
export async function sendWithUpload(
  { image }: Pick<OutboundPart, 'image'>,
  uploads: Uploads,
  send: (attachmentId: string | undefined) => Promise<SendReceipt>,
): Promise<SendReceipt> {
  if (!image) return send(undefined);
  try {
    return await send(await uploads.idOf(image));
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.failure !== 'permanent') throw error;
    await uploads.forget(image);
    if (!uploads.isGone(error)) throw error;
    return send(await uploads.idOf(image));
  }
}

function keep(kept: Map<string, Upload>, key: string, upload: Upload): void {
  kept.delete(key);
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest);
  kept.set(key, upload);
}

async function drawn(paint: Paint, order: PictureOrder): Promise<Uint8Array> {
  try {
    return (await paint(order)).png;
  } catch (cause) {
    throw new DeliveryError('permanent', 'picture_not_drawn', { cause });
  }
}

/** What may have been uploaded has reached nobody yet, so it may be uploaded again at once. */
async function uploaded(upload: UploadsNeeds['upload'], png: Uint8Array): Promise<string> {
  try {
    return await upload(png);
  } catch (error) {
    const isUnknown = error instanceof DeliveryError && error.failure === 'unknown';
    throw isUnknown ? new DeliveryError('retry', error.code, { cause: error }) : error;
  }
}
