import type { ContactKey } from '../core/shared/contact.ts';
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
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}

/** Tries to send once. Never throws: the failure's class decides what comes next. */
export async function attempt(needs: AttemptNeeds, send: PendingSend): Promise<NextStep> {
  const { clock, meter } = needs;
  const { channel } = send.contact;
  const startedAt = clock();
  try {
    const receipt = await sendThrough(needs.channelOf(send.contact), send);
    meter.count('sends', { channel, result: 'sent' });
    return { then: 'next', settlement: { kind: 'sent', id: send.id, ...receipt } };
  } catch (error) {
    return afterError(needs, send, error);
  } finally {
    meter.took('send', { channel }, clock() - startedAt);
  }
}

function afterError(
  { clock, log, meter }: AttemptNeeds,
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
  return afterFailure(send, failure, clock());
}

function sendThrough(
  channel: Pick<Channel, 'send'> | undefined,
  send: PendingSend,
): Promise<SendReceipt> {
  if (channel === undefined) throw new DeliveryError('needs_operator', 'channel_off');
  return channel.send(send.contact, send.part, { id: send.id });
}
