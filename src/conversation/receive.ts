import type { ChannelName } from '../core/shared/contact.ts';
import { withKnownLinks } from '../core/messaging/mediaLinks.ts';
import type { IgnoredItem, InboundEvent } from '../core/messaging/inbound.ts';
import type { Channel, Clock, Log, Meter, RawWebhook, WebhookReading } from './ports.ts';
import type { Inbox } from './stores.ts';
import type { TakeSignals } from './takeSignals.ts';

/** What the platform is to be told. */
export type Receipt = 'stored' | 'probe' | 'not_signed' | 'malformed' | 'not_stored';

export interface ReceiveNeeds {
  readonly channels: Partial<Record<ChannelName, Channel>>;
  readonly inbox: Inbox;
  readonly takeSignals: TakeSignals;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  /** Called when there is something new to answer. */
  readonly wake: () => void;
}

export type Receive = (channel: ChannelName, webhook: RawWebhook) => Promise<Receipt>;

/**
 * Takes a webhook in: verify, parse every event, store, and only then say that it is stored. Nothing
 * is acknowledged that is not durable; when the database refuses, the platform is to try again.
 */
export function makeReceive(needs: ReceiveNeeds): Receive {
  const { channels, clock, meter } = needs;
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
        return store(needs, name, reading);
      case 'probe':
      case 'not_signed':
      case 'malformed':
        return reading.kind;
    }
  }
}

type Accepted = Pick<Extract<WebhookReading, { kind: 'accepted' }>, 'events' | 'signals'>;

async function store(
  needs: ReceiveNeeds,
  name: ChannelName,
  { events, signals }: Accepted,
): Promise<Receipt> {
  try {
    await storeEvents(needs, name, events);
    await needs.takeSignals(signals);
    return 'stored';
  } catch (error) {
    const [eventCount, signalCount] = [events.length, signals.length];
    const facts = { channel: name, events: eventCount, signals: signalCount, error };
    needs.log.error('inbox_refused', facts);
    return 'not_stored';
  }
}

async function storeEvents(
  { inbox, meter, wake }: ReceiveNeeds,
  channel: ChannelName,
  events: readonly InboundEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const { fresh } = await inbox.accept(events.map((event) => withoutStrangeLinks(meter, event)));
  for (const { content } of events) meter.count('events', { channel, kind: content.kind });
  meter.count('duplicates', { channel }, events.length - fresh);
  if (fresh > 0) wake();
}

function withoutStrangeLinks(meter: Meter, event: InboundEvent): InboundEvent {
  const { content, dropped } = withKnownLinks(event.content);
  if (dropped === 0) return event;
  meter.count('media_links_dropped', { channel: event.channel }, dropped);
  return { ...event, content };
}

function countIgnored(meter: Meter, channel: ChannelName, ignored: readonly IgnoredItem[]): void {
  for (const { reason } of ignored) meter.count('ignored', { channel, reason });
}
