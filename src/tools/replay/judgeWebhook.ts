import { readJson } from '../../adapters/channels/readJson.ts';
import type { WebhookReading } from '../../conversation/ports.ts';
import type { InboundEvent } from '../../core/messaging/inbound.ts';
import { isReplay } from '../../core/messaging/isReplay.ts';
import type { ChannelName } from '../../core/shared/contact.ts';
import { evidentlySaid, isEvidentlyEcho } from './evident.ts';
import type { SentMessage } from './fakePlatform.ts';
import type { StoredRow } from './ledger.ts';

/** Everything observed about one webhook. */
export interface Observed {
  readonly channel: ChannelName;
  readonly bytes: Buffer;
  readonly account: string;
  readonly status: number;
  readonly reading: WebhookReading;
  readonly stored: readonly StoredRow[];
  readonly sent: readonly SentMessage[];
  readonly errors: readonly string[];
  readonly isSettled: boolean;
  /** People who had asked for silence before. */
  readonly silent: ReadonlySet<string>;
}

/** Why the replay of a webhook failed; nothing when all is well. */
export function judgeWebhook(observed: Observed): readonly string[] {
  return JUDGES.flatMap((judge) => judge(observed));
}

type Judge = (observed: Observed) => readonly string[];

/** Each names what must not be; together they are the meaning of FAIL. */
const JUDGES: readonly Judge[] = [
  ({ status }) => (status === 200 ? [] : [`the platform was told ${status}, not 200`]),
  ({ errors }) => errors.map((event) => `the program logged the error ${event}`),
  ({ stored }) => stored.flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
  ({ isSettled }) => (isSettled ? [] : ['turns or sends were still open after ten seconds']),
  readLess,
  changedIds,
  unanswered,
  answeredUnasked,
  answeredEcho,
];

/** People evidently said more than was read. */
function readLess({ channel, bytes, account, reading }: Observed): readonly string[] {
  const evident = evidentlySaid(channel, readJson(bytes), account);
  const taken = eventsOf(reading).length;
  return evident <= taken ? [] : [`people said ${evident} things, ${taken} were read`];
}

/** 64-bit ids must come through digit by digit. */
function changedIds({ bytes, stored, sent }: Observed): readonly string[] {
  const raw = bytes.toString();
  const people = [...stored.map(({ contact }) => contact), ...sent.map(({ to }) => to)];
  const longNumbers = stored.flatMap(({ platformId }) => platformId.match(LONG_NUMBER) ?? []);
  return [...new Set([...people, ...longNumbers])]
    .filter((id) => !raw.includes(JSON.stringify(id).slice(1, -1)))
    .map((id) => `the id ${id} does not stand in the file`);
}

/** Not within a hexadecimal digest. */
const LONG_NUMBER = /(?<![0-9a-z])\d{16,}(?![0-9a-z])/g;

function unanswered(observed: Observed): readonly string[] {
  const { sent, stored, silent } = observed;
  const events = eventsOf(observed.reading);
  const leaving = new Set(events.filter(isLeaving).map(({ contact }) => contact));
  const latest = Math.max(...events.map(({ sentAt }) => sentAt));
  const old = new Set(
    events.filter((event) => isReplay(event, latest)).map(({ platformId }) => platformId),
  );
  const owed = stored
    .filter(({ platformId }) => !old.has(platformId))
    .map(({ contact }) => contact)
    .filter((contact) => !silent.has(contact) && !leaving.has(contact));
  return [...new Set(owed)].flatMap((contact) => {
    const asked = owed.filter((each) => each === contact).length;
    const answers = sent.filter(({ to }) => to === contact).length;
    return answers >= asked ? [] : [`${asked} events of a person got ${answers} messages`];
  });
}

function isLeaving({ content }: InboundEvent): boolean {
  return content.kind === 'left' || content.kind === 'withdrew';
}

/** Whoever said nothing new gets no message: no echo, no receipt, no repeated delivery. */
function answeredUnasked({ sent, stored }: Observed): readonly string[] {
  const asking = new Set(stored.map(({ contact }) => contact));
  const unasked = sent.filter(({ to }) => !asking.has(to)).length;
  return unasked === 0 ? [] : [`${unasked} messages went to people who had said nothing new`];
}

/** Answering what one said oneself is how two machines talk for ever. */
function answeredEcho({ channel, bytes, stored, sent }: Observed): readonly string[] {
  const isAnswered = stored.length + sent.length > 0;
  return isAnswered && isEvidentlyEcho(channel, readJson(bytes)) ? ['an echo was answered'] : [];
}

function eventsOf(reading: WebhookReading): readonly InboundEvent[] {
  return reading.kind === 'accepted' ? reading.events : [];
}
