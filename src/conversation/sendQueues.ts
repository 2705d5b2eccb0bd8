import { accountLine } from './accountLine.ts';
import { makeContactLines, type ContactLines, type Place } from './contactLines.ts';
import type { PendingSend } from './stores.ts';

/** Sends of this process: a queue per contact, and the contacts whose turn it is. */
export interface SendQueues {
  /** Accounts can be held there. */
  readonly lines: Pick<ContactLines, 'hold' | 'release'>;
  /** Appends sends to their contacts' queues. */
  add(sends: readonly PendingSend[]): void;
  /** The first send of the contact whose turn it is; that contact waits until `putBack`. */
  next(): PendingSend | undefined;
  /** The first send of a contact. */
  first(contactId: string): PendingSend | undefined;
  /** True when `send` is still the first of its contact: not forgotten meanwhile. */
  isFirst(send: PendingSend): boolean;
  /** Removes the first send of a contact. */
  removeFirst(contactId: string): void;
  /** Replaces the first send of a contact by what it has become. */
  change(contactId: string, to: (send: PendingSend) => PendingSend): void;
  /** Puts a contact back in line, when it still has sends: at the end, unless it is told otherwise. */
  putBack(contactId: string, at?: Place['at']): void;
  /** Removes what waits behind the first send of a contact; that one may be in flight. */
  keepFirst(contactId: string): void;
  /** Removes a contact with everything that waits for it, and returns that. */
  drop(contactId: string): readonly PendingSend[];
  /** Everything that waits. */
  all(): readonly PendingSend[];
  clear(): void;
}

export function makeSendQueues(): SendQueues {
  const queues = new Map<string, PendingSend[]>();
  const lines = makeContactLines();
  const first = (contactId: string) => queues.get(contactId)?.[0];

  return {
    lines,
    add: (sends) => {
      sends.forEach((send) => {
        addTo(queues, lines, send);
      });
    },
    next: () => first(lines.next() ?? ''),
    first,
    isFirst: (send) => first(send.contactId)?.id === send.id,
    removeFirst: (contactId) => void queues.get(contactId)?.shift(),
    change(contactId, to) {
      const [send, ...others] = queues.get(contactId) ?? [];
      if (send) queues.set(contactId, [to(send), ...others]);
    },
    putBack(contactId, at = 'tail') {
      const waiting = queues.get(contactId) ?? [];
      if (waiting.length > 0) getInLine(lines, waiting, at);
      else queues.delete(contactId);
    },
    keepFirst: (contactId) => void queues.get(contactId)?.splice(1),
    drop(contactId) {
      const dropped = queues.get(contactId) ?? [];
      queues.delete(contactId);
      return dropped;
    },
    all: () => [...queues.values()].flat(),
    clear() {
      queues.clear();
      lines.clear();
    },
  };
}

function addTo(queues: Map<string, PendingSend[]>, lines: ContactLines, send: PendingSend): void {
  const queue = queues.get(send.contactId);
  if (!queue) {
    queues.set(send.contactId, [send]);
    getInLine(lines, [send], 'tail');
    return;
  }
  queue.push(send);
  // Order is kept, so what waits before an answer is made sooner too.
  if (send.purpose !== 'proactive') lines.hurry(accountLine(send.contact), send.contactId);
}

function getInLine(lines: ContactLines, waiting: readonly PendingSend[], at: Place['at']): void {
  const isBulk = waiting.every(({ purpose }) => purpose === 'proactive');
  for (const { contact, contactId } of waiting.slice(0, 1)) {
    lines.join(accountLine(contact), contactId, { isBulk, at });
  }
}
