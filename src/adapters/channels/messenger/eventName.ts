import type { IgnoredReason } from '../../../core/messaging/inbound.ts';

/** What an item is about, by the member it carries, and why it is ignored if it is. */
export interface EventName {
  readonly name: string;
  /** Absent for what a person did and the bot answers. */
  readonly ignored?: IgnoredReason;
}

/** Names an item of `messaging[]`; anything may stand in it. */
export function eventName(item: unknown): EventName {
  const members = typeof item === 'object' && item !== null ? item : {};
  const message = 'message' in members ? members.message : undefined;
  if (isTrue(message, 'is_echo')) return { name: 'message_echo', ignored: 'echo' };
  if (isTrue(message, 'is_deleted')) return { name: 'message_deleted', ignored: 'unknown_event' };
  return KNOWN.find(({ name }) => hasValue(members, name)) ?? unknownName(members);
}

const KNOWN: readonly EventName[] = [
  { name: 'message' },
  { name: 'postback' },
  { name: 'referral' },
  { name: 'delivery', ignored: 'receipt' },
  { name: 'read', ignored: 'receipt' },
  { name: 'reaction', ignored: 'reaction' },
];

/** Members that every item has. */
const FRAME = ['sender', 'recipient', 'timestamp'];

function unknownName(members: object): EventName {
  const name = Object.keys(members).find(
    (key) => !FRAME.includes(key) && /^[\w-]{1,64}$/.test(key),
  );
  return { name: name ?? 'unnamed', ignored: name === undefined ? 'malformed' : 'unknown_event' };
}

function isTrue(members: unknown, name: string): boolean {
  return typeof members === 'object' && members !== null && valueOf(members, name) === true;
}

function hasValue(members: object, name: string): boolean {
  return (valueOf(members, name) ?? null) !== null;
}

function valueOf(members: object, name: string): unknown {
  return new Map<string, unknown>(Object.entries(members)).get(name);
}
