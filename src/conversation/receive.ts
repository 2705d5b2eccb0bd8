import type { ChannelName } from '../core/shared/contact.ts';
import type { IgnoredItem, InboundEvent } from '../core/messaging/inbound.ts';
import type { AnswerComments } from './answerComments.ts';
import type { Channel, Clock, Log, Meter, RawWebhook, WebhookReading } from './ports.ts';
import type { Inbox } from './stores.ts';

/** What the platform is to be told. */
export type Receipt = 'stored' | 'probe' | 'not_signed' | 'malformed' | 'not_stored';

export interface ReceiveNeeds {
  readonly channels: Partial<Record<ChannelName, Channel>>;
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  /** Answers comments; absent: nobody does. Rejects when that could not be stored. */
  readonly answerComments?: AnswerComments;
  /** Called when there is something new to answer. */
  readonly wake: () => void;
}

type Accepted = Extract<WebhookReading, { kind: 'accepted' }>;

export type Receive = (channel: ChannelName, webhook: RawWebhook) => Promise<Receipt>;

/**
 * Takes a webhook in: verify, parse every event, store, and only then say that it is stored. Nothing
 * is acknowledged that is not durable; when the database refuses, the platform is to try again.
 */
export function makeReceive(needs: ReceiveNeeds): Receive {
  const { channels, inbox, clock, log, meter } = needs;
  return async (name, webhook) => {
    const startedAt = clock();
    const receipt = await receive(name, webhook, startedAt);
    meter.count('webhooks', { channel: name, receipt });
    meter.took('accept', { channel: name }, clock() - startedAt);
    return receipt;
  };

  async function receive(
    name: ChannelName,
    webhook: RawWebhook,
    receivedAt: number,
  ): Promise<Receipt> {
    const reading = channels[name]?.read(webhook, receivedAt) ?? { kind: 'not_signed' as const };
    switch (reading.kind) {
      case 'accepted':
        countIgnored(meter, name, reading.ignored);
        return store(name, reading);
      case 'probe':
      case 'not_signed':
      case 'malformed':
        return reading.kind;
    }
  }

  async function store(name: ChannelName, { events, signals }: Accepted): Promise<Receipt> {
    try {
      await needs.answerComments?.(signals);
      if (events.length === 0) return 'stored';
      const { fresh } = await inbox.accept(events);
      countEvents(meter, name, events);
      meter.count('duplicates', { channel: name }, events.length - fresh);
      if (fresh > 0) needs.wake();
      return 'stored';
    } catch (error) {
      log.error('inbox_refused', { channel: name, events: events.length, error });
      return 'not_stored';
    }
  }
}

function countEvents(meter: Meter, channel: ChannelName, events: readonly InboundEvent[]): void {
  for (const { content } of events) meter.count('events', { channel, kind: content.kind });
}

function countIgnored(meter: Meter, channel: ChannelName, ignored: readonly IgnoredItem[]): void {
  for (const { reason } of ignored) meter.count('ignored', { channel, reason });
}
