import type { ContactKey } from '../core/shared/contact.ts';
import { incidentOf } from '../core/messaging/incident.ts';
import type { WindowKind } from '../core/messaging/window.ts';
import type { Incidents } from './incidents.ts';
import { afterFailure, type NextStep } from './retryPolicy.ts';
import {
  DeliveryError,
  type Channel,
  type Clock,
  type Log,
  type Meter,
  type SendReceipt,
} from './ports.ts';
import type { PendingSend } from './stores.ts';

export interface AttemptNeeds {
  /** The way to a contact; undefined when its channel is off. */
  readonly channelOf: (contact: ContactKey) => Pick<Channel, 'send'> | undefined;
  readonly incidents: Pick<Incidents, 'raise' | 'sendTaken'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}

/** Attempts after which a send goes without its picture: seconds, where the words would wait a day. */
const PICTURE_ATTEMPTS = 3;

/**
 * Tries to send once through the window that is open. Never throws: the failure's class decides what
 * comes next.
 */
export async function attempt(
  needs: AttemptNeeds,
  send: PendingSend,
  window: WindowKind,
): Promise<NextStep> {
  const { clock, meter } = needs;
  const { channel } = send.contact;
  const startedAt = clock();
  try {
    const { platformId, quota } = await sendThrough(needs, send, window);
    needs.incidents.sendTaken(send.contact);
    meter.count('sends', { channel, result: 'sent' });
    if (quota !== undefined) meter.count('sends_charged', { channel, quota });
    const sent = { kind: 'sent', id: send.id, ...(platformId && { platformId }) } as const;
    return { then: 'next', settlement: sent };
  } catch (error) {
    return afterError(needs, send, error);
  } finally {
    meter.took('send', { channel }, clock() - startedAt);
  }
}

function afterError(
  { clock, log, meter, incidents }: AttemptNeeds,
  send: PendingSend,
  error: unknown,
): NextStep {
  const failure =
    error instanceof DeliveryError
      ? error
      : new DeliveryError('unknown', 'unexpected', { cause: error });
  const { id: sendId, attempts, contact } = send;
  meter.count('sends', { channel: contact.channel, result: failure.failure });
  log.warn('send_failed', { sendId, attempts, code: failure.code, failure: failure.failure });
  const incident = incidentOf(contact.channel, failure);
  if (incident) incidents.raise(incident, contact, { code: failure.code });
  return afterFailure(send, failure, clock());
}

function sendThrough(
  needs: AttemptNeeds,
  send: PendingSend,
  window: WindowKind,
): Promise<SendReceipt> {
  const channel = needs.channelOf(send.contact);
  if (channel === undefined) throw new DeliveryError('needs_operator', 'channel_off');
  return send.part.image === undefined
    ? channel.send(send.contact, send.part, { id: send.id, window })
    : sendIllustrated(needs, { channel, window }, send);
}

/** With its picture as long as that may still succeed; then the words alone, in the same attempt. */
async function sendIllustrated(
  needs: AttemptNeeds,
  { channel, window }: { readonly channel: Pick<Channel, 'send'>; readonly window: WindowKind },
  { id, contact, part, attempts }: PendingSend,
): Promise<SendReceipt> {
  try {
    return await channel.send(contact, part, { id, window });
  } catch (error) {
    if (!isForGood(error, attempts)) throw error;
    const { code } = error;
    needs.meter.count('pictures_left_out', { channel: contact.channel });
    needs.log.error('picture_left_out', { sendId: id, picture: part.image?.name, attempts, code });
    const { text, buttons } = part;
    if (text === '') throw new DeliveryError('permanent', code, { cause: error });
    return channel.send(contact, { text, buttons }, { id, window });
  }
}

/** A person who cannot be written to, and what may pass soon, have nothing to do with the picture. */
function isForGood(error: unknown, attempts: number): error is DeliveryError {
  if (!(error instanceof DeliveryError) || error.failure === 'contact_closed') return false;
  const mayPass = error.failure === 'retry' || error.failure === 'unknown';
  return !mayPass || attempts + 1 >= PICTURE_ATTEMPTS;
}
