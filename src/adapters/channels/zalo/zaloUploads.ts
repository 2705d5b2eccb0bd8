import { createHash } from 'node:crypto';
import {
  DeliveryError,
  type Clock,
  type Log,
  type Meter,
  type Paint,
} from '../../../conversation/ports.ts';
import type { UploadStore } from '../../../conversation/uploadStore.ts';
import { makeUploads, type Uploads } from '../uploads.ts';
import type { ZaloClient } from './client.ts';
import { isAttachmentGone } from './errors.ts';

/** What the uploads of one Official Account need. */
export interface ZaloUploadsNeeds {
  readonly account: string;
  readonly client: Pick<ZaloClient, 'uploadImage'>;
  readonly store: UploadStore;
  readonly paint: Paint;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly meter: Pick<Meter, 'count'>;
}

const A_DAY = 24 * 60 * 60 * 1_000;
/** Zalo drops an upload after seven days; what is sent in the last hours must still be there. */
const LIFETIME = 6 * A_DAY;
/** The largest picture Zalo takes, in bytes. */
export const LARGEST_PICTURE = 1_000_000;
/** Uploads that Zalo allows in a month; which month is not said, so any thirty days count. */
const MOST_IN_A_MONTH = 5_000;

/**
 * Pictures as Zalo knows them: the same picture is uploaded once in six days, whichever process asks and
 * through restarts. One that stays too large, or one above the month's number, is left out; the
 * words go without it.
 */
export function zaloUploads(needs: ZaloUploadsNeeds): Uploads {
  const { paint, clock, account, store } = needs;
  return makeUploads({
    paint: (order) => paint(order, LARGEST_PICTURE),
    clock,
    lifetime: LIFETIME,
    isGone: isAttachmentGone,
    upload: (png) => idOf(needs, png),
    dismiss: (id) => orWarn(needs, undefined, () => store.markGone(account, id, clock())),
  });
}

async function idOf(needs: ZaloUploadsNeeds, png: Uint8Array): Promise<string> {
  const { account, store, client, clock, meter } = needs;
  if (png.length > LARGEST_PICTURE) throw new DeliveryError('permanent', 'picture_too_large');
  const pictureHash = createHash('sha256').update(png).digest('hex');
  const since = clock() - LIFETIME;
  const kept = await orWarn(needs, undefined, () => store.find(account, pictureHash, since));
  if (kept !== undefined) return kept;
  const uploads = await orWarn(needs, 0, () => store.count(account, clock() - 30 * A_DAY));
  if (uploads >= MOST_IN_A_MONTH) throw new DeliveryError('permanent', 'uploads_of_month_spent');
  const attachmentId = await client.uploadImage(png);
  meter.count('uploads', { channel: 'zalo' });
  const upload = { attachmentId, pictureHash, uploadedAt: clock() };
  await orWarn(needs, undefined, () => store.record(account, upload));
  return attachmentId;
}

/** A store that fails costs an upload more, never a message. */
async function orWarn<T>(
  { log }: ZaloUploadsNeeds,
  otherwise: T,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    log.warn('upload_store_failed', { error });
    return otherwise;
  }
}
