import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * What to answer when Meta tries the webhook's URL with GET: the text of `hub.challenge` when
 * `hub.verify_token` is ours (Graph API, "Webhooks", "Verification requests"), else undefined and
 * the answer is 403. Send it as plain text.
 */
export function subscriptionChallenge(
  query: Readonly<Record<string, unknown>>,
  verifyToken: string,
): string | undefined {
  const token = query['hub.verify_token'];
  const challenge = query['hub.challenge'];
  const isOurs = typeof token === 'string' && verifyToken !== '' && isSame(token, verifyToken);
  if (query['hub.mode'] !== 'subscribe' || !isOurs) return undefined;
  return typeof challenge === 'string' ? challenge : undefined;
}

/** In constant time: the digests are equally long whatever was sent. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
