import type { PlatformSignal } from '../../../core/messaging/signal.ts';
import type { ZaloEvent } from './payload.ts';

/** What a signal is read from. */
export interface SignalSource {
  readonly event: ZaloEvent;
  readonly account: string;
  /** Epoch milliseconds. */
  readonly sentAt: number;
}

/** Our messages reached the phone, or were seen; nothing for a receipt that names no person. */
export function receiptOf(
  kind: 'delivered' | 'seen',
  { event, account, sentAt }: SignalSource,
): readonly PlatformSignal[] {
  const contact = event.recipient?.id;
  if (!contact || isOfPhoneNumber(event)) return [];
  const { msg_id: id, msg_ids: ids } = event.message ?? {};
  const platformIds = [...new Set([...(id ? [id] : []), ...(ids ?? [])])];
  if (platformIds.length === 0) return [];
  return [{ kind, channel: 'zalo', account, contact, sentAt, platformIds }];
}

/**
 * Something was said in our name. Who wrote in the account's own chat console is named by
 * `sender.admin_id`; without one it was a program: this one, when the id is that of a send of ours,
 * which is known where sends are kept and not here.
 */
export function echoOf({ event, account, sentAt }: SignalSource): readonly PlatformSignal[] {
  const contact = event.recipient?.id;
  const platformId = event.message?.msg_id;
  if (!contact || !platformId) return [];
  const speaker = event.sender?.admin_id ? 'person' : 'unsure';
  return [{ kind: 'echo', channel: 'zalo', account, contact, sentAt, platformId, speaker }];
}

/** The account took its permission back: nothing can be sent until somebody consents anew. */
export function revocationOf({ account, sentAt }: SignalSource): readonly PlatformSignal[] {
  return [{ kind: 'account', channel: 'zalo', account, sentAt, problem: 'permission_revoked' }];
}

/** Receipts of templates sent to phone numbers (ZNS) have the number where the person's id stands. */
function isOfPhoneNumber({ recipient, message }: ZaloEvent): boolean {
  const isPhone = /^(?:\+?84|0)\d{9}$/.test(recipient?.id ?? '');
  return isPhone || message?.tracking_id !== undefined || message?.delivery_time !== undefined;
}
