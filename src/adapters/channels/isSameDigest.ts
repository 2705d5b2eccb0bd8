import { timingSafeEqual } from 'node:crypto';

/** True when `hex` writes exactly `digest`. Takes equally long wherever they differ. */
export function isSameDigest(hex: string, digest: Uint8Array): boolean {
  const claimed = Buffer.from(hex, 'hex');
  return claimed.length === digest.length && timingSafeEqual(claimed, digest);
}
