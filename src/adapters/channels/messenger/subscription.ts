import type { PageClient } from './pageClient.ts';

/**
 * What the app must hear of, by Meta's names (Messenger Platform, "Webhooks"). Without the first three
 * people are not answered; the others tell what became of messages and who else speaks.
 */
export const SUBSCRIBED_FIELDS: readonly string[] = [
  'messages',
  'messaging_postbacks',
  'messaging_referrals',
  'message_deliveries',
  'message_reads',
  'message_echoes',
  'messaging_handovers',
  'standby',
  'messaging_policy_enforcement',
];

/** Beside them where comments are answered. */
export const COMMENT_FIELD = 'feed';

/**
 * Subscribes the Page to what is missing of `wanted` and resolves to that. Meta takes a list for the
 * whole, so what somebody else switched on is kept. Rejects with `DeliveryError` only.
 */
export async function repairSubscription(
  page: Pick<PageClient, 'subscribedFields' | 'subscribe'>,
  appId: string,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const heard = await page.subscribedFields(appId);
  const missing = wanted.filter((field) => !heard.includes(field));
  if (missing.length > 0) await page.subscribe([...heard, ...missing]);
  return missing;
}
