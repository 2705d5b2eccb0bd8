import { openChannels } from '../../compose/channels.ts';
import type { Config } from '../../config.ts';
import type { RawWebhook, WebhookReading } from '../../conversation/ports.ts';
import type { ChannelName } from '../../core/shared/contact.ts';
import { accountOf } from './accounts.ts';
import type { FakePlatform } from './fakePlatform.ts';
import { forgetfulTokens } from './forgetfulTokens.ts';
import { judgeWebhook, type Observed } from './judgeWebhook.ts';
import type { Ledger } from './ledger.ts';
import type { ProgramFor } from './openReplay.ts';
import type { Verdict } from './recordings.ts';
import { signed } from './signed.ts';

interface WebhookNeeds extends ProgramFor {
  readonly platform: FakePlatform;
  readonly ledger: Ledger;
}

/** Signs and posts the exact bytes, waits until everything is answered, and judges. */
export async function replayWebhook(
  channel: ChannelName,
  bytes: Buffer,
  needs: WebhookNeeds,
): Promise<Verdict> {
  const { config, port, platform, ledger } = needs;
  const webhook = signed(channel, bytes, config);
  const reading = read(channel, webhook, config);
  needs.liveAt(timeOf(reading));
  await ledger.endPauses();
  const silent = await ledger.silent();
  const place = await ledger.last();
  const status = await post(`http://127.0.0.1:${port}/webhooks/${channel}`, webhook);
  const isSettled = await ledger.settled();
  const observed: Observed = {
    channel,
    bytes,
    account: accountOf(config),
    status,
    reading,
    stored: await ledger.storedAfter(place),
    sent: platform.takeSent(),
    errors: needs.takeErrors(),
    isSettled,
    silent,
  };
  return { told: tell(observed), failures: judgeWebhook(observed) };
}

/** When the last thing in it happened; now, when nobody did anything. */
function timeOf(reading: WebhookReading): number {
  const times = reading.kind === 'accepted' ? reading.events.map(({ sentAt }) => sentAt) : [];
  return times.length === 0 ? Date.now() : Math.max(...times);
}

async function post(url: string, { body, headers }: RawWebhook): Promise<number> {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] satisfies [string, string]],
  );
  const response = await fetch(url, {
    method: 'POST',
    headers: given,
    body: new Blob([new Uint8Array(body)]),
  });
  await response.arrayBuffer();
  return response.status;
}

function read(channel: ChannelName, webhook: RawWebhook, config: Config): WebhookReading {
  const { on } = openChannels(config, forgetfulTokens());
  return on[channel]?.read(webhook, Date.now()) ?? { kind: 'not_signed' };
}

const SHOWN_CHARACTERS = 60;

function tell({ reading, stored, sent }: Observed): string {
  const [first] = sent;
  const start = Array.from(first?.text ?? '')
    .slice(0, SHOWN_CHARACTERS)
    .join('');
  const answer = first
    ? `${sent.length} message${sent.length === 1 ? '' : 's'}: "${start.replace(/\s+/g, ' ')}…"`
    : 'no message';
  return `${tellReading(reading, stored.length)} -> ${answer}`;
}

function tellReading(reading: WebhookReading, fresh: number): string {
  if (reading.kind !== 'accepted') return reading.kind;
  const kinds = reading.events.map(({ content }) => content.kind);
  const ignored = reading.ignored.map(({ reason, name }) => `ignored ${name} (${reason})`);
  const repeated = reading.events.length - fresh;
  const notes = repeated > 0 ? [`${repeated} repeated`] : [];
  return [...kinds, ...ignored, ...notes].join(', ') || 'nothing in it';
}
