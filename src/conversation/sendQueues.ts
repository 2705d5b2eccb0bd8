import type { PendingSend } from './stores.ts';

/** Sends of this process: a queue per contact, and the contacts whose turn it is. */
export interface SendQueues {
  /** Appends sends to their contacts' queues. */
  add(sends: readonly PendingSend[]): void;
  /** The first send of the contact whose turn it is; that contact waits until `putBack`. */
  next(): PendingSend | undefined;
  /** True when `send` is still the first of its contact: not forgotten meanwhile. */
  isFirst(send: PendingSend): boolean;
  /** Removes the first send of a contact. */
  removeFirst(contactId: string): void;
  /** Counts an attempt on the first send of a contact. */
  countAttempt(contactId: string): void;
  /** Puts a contact back in line, when it still has sends. */
  putBack(contactId: string): void;
  /** Removes what waits behind the first send of a contact; that one may be in flight. */
  keepFirst(contactId: string): void;
  /** Removes a contact with everything that waits for it, and returns that. */
  drop(contactId: string): readonly PendingSend[];
  clear(): void;
}

export function makeSendQueues(): SendQueues {
  const queues = new Map<string, PendingSend[]>();
  let inLine: string[] = [];

  const first = (contactId: string) => queues.get(contactId)?.[0];
  return {
    add(sends) {
      for (const send of sends) {
        if (queues.get(send.contactId)?.push(send)) continue;
        queues.set(send.contactId, [send]);
        inLine.push(send.contactId);
      }
    },
    next() {
      const contactId = inLine.shift();
      return contactId === undefined ? undefined : first(contactId);
    },
    isFirst: (send) => first(send.contactId)?.id === send.id,
    removeFirst: (contactId) => void queues.get(contactId)?.shift(),
    countAttempt(contactId) {
      const send = first(contactId);
      const queue = queues.get(contactId);
      if (queue && send) queue[0] = { ...send, attempts: send.attempts + 1 };
    },
    putBack(contactId) {
      if (first(contactId)) inLine.push(contactId);
      else queues.delete(contactId);
    },
    keepFirst: (contactId) => void queues.get(contactId)?.splice(1),
    drop(contactId) {
      const dropped = queues.get(contactId) ?? [];
      queues.delete(contactId);
      return dropped;
    },
    clear() {
      queues.clear();
      inLine = [];
    },
  };
}
