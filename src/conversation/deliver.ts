import { accountLine } from './accountLine.ts';
import { CAPABILITIES } from '../core/messaging/capabilities.ts';
import { makeSendQueues, type SendQueues } from './sendQueues.ts';
import { serve, settle, type Served, type ServeNeeds } from './serve.ts';
import type { Outbox, PendingSend } from './stores.ts';

const SENDS_AT_ONCE = 128;
const ADOPT_AT_ONCE = 256;
const ADOPT_EVERY_MS = 500;
const PAUSE_AFTER_FAILURE_MS = 250;
/** Within this an echo tells that a send arrived whose process died over it. */
const ECHO_COMES_WITHIN_MS = 10_000;

export interface DeliveryNeeds extends Omit<ServeNeeds, 'outbox' | 'waitForDatabase'> {
  readonly outbox: Outbox;
}

/** The worker that sends what the outbox holds, in order per contact. */
export interface DeliveryWorker {
  start(): void;
  /** Takes sends that this process owns. */
  deliver(sends: readonly PendingSend[]): void;
  /** Drops what waits for a contact whose data is gone; one send in hand can no longer be stopped. */
  /** An echo told what became of these: nobody waits for them any longer. */
  settled(sends: readonly Pick<PendingSend, 'id' | 'contactId'>[]): void;
  readonly erased: (contactId: string) => void;
  /** Forgets what is not in flight: after the ownership was lost, the outbox hands it out anew. */
  readonly forget: () => void;
  /** Resolves when what is in flight is settled; the rest stays in the outbox. */
  stop(): Promise<void>;
}

interface Worker {
  readonly needs: ServeNeeds & Pick<DeliveryNeeds, 'outbox'>;
  readonly queues: SendQueues;
  readonly inFlight: Set<Promise<void>>;
  /** Contacts that wait for their time, and accounts that do, by their line. */
  readonly timers: Map<string, NodeJS.Timeout>;
  adopting: Promise<void> | undefined;
  stopped: boolean;
}

/**
 * Each contact has a queue and at most one send in flight; a send is settled before the next one of
 * the same contact begins. So a killed process leaves at most one send per contact whose outcome
 * nobody knows, and only that one can be made twice.
 */
export function makeDeliveryWorker(needs: DeliveryNeeds): DeliveryWorker {
  const worker: Worker = {
    needs: { ...needs, waitForDatabase: () => waitForDatabase(worker) },
    queues: makeSendQueues(),
    inFlight: new Set(),
    timers: new Map(),
    adopting: undefined,
    stopped: false,
  };
  let poll: NodeJS.Timeout | undefined;
  return {
    start() {
      poll = setInterval(adopt, ADOPT_EVERY_MS, worker);
      adopt(worker);
    },
    deliver: (sends) => {
      deliver(worker, sends);
    },
    erased: (contactId) => {
      worker.queues.keepFirst(contactId);
    },
    settled(sends) {
      settledElsewhere(worker, sends);
    },
    forget() {
      cancelTimers(worker);
      worker.queues.clear();
    },
    async stop() {
      worker.stopped = true;
      clearInterval(poll);
      cancelTimers(worker);
      await worker.adopting;
      await Promise.all(worker.inFlight);
      await release(worker);
    },
  };
}

function settledElsewhere(
  worker: Worker,
  sends: readonly Pick<PendingSend, 'id' | 'contactId'>[],
): void {
  const { queues } = worker;
  for (const { id, contactId } of sends) {
    // What is in flight finds out by itself.
    if (queues.first(contactId)?.id !== id || !cancelTimer(worker, contactId)) continue;
    queues.removeFirst(contactId);
    queues.putBack(contactId);
  }
  pump(worker);
}

function deliver(worker: Worker, sends: readonly PendingSend[]): void {
  worker.queues.add(sends);
  pump(worker);
}

function pump(worker: Worker): void {
  while (!worker.stopped && worker.inFlight.size < SENDS_AT_ONCE) {
    const send = worker.queues.next();
    if (send === undefined) return;
    if (isEchoAwaited(send)) {
      later(worker, send.contactId, ECHO_COMES_WITHIN_MS);
      continue;
    }
    const flight = fly(worker, send).finally(() => {
      worker.inFlight.delete(flight);
      pump(worker);
    });
    worker.inFlight.add(flight);
  }
}

/** Begun by somebody who died: where echoes name our sends, it is soon known whether it arrived. */
function isEchoAwaited({ mayHaveArrived = false, contact }: PendingSend): boolean {
  return mayHaveArrived && CAPABILITIES[contact.channel].echoNamesUs;
}

async function fly(worker: Worker, send: PendingSend): Promise<void> {
  const served = await serve(worker.needs, send);
  if (worker.queues.isFirst(send)) await moveOn(worker, send, served);
}

async function moveOn(worker: Worker, send: PendingSend, served: Served): Promise<void> {
  const { queues } = worker;
  const { contactId } = send;
  if (served === 'next') {
    queues.removeFirst(contactId);
    queues.putBack(contactId);
  } else if (served === 'drop_contact') {
    const [, ...others] = queues.drop(contactId);
    const code = 'contact_closed';
    await Promise.all(others.map(({ id }) => settle(worker.needs, { kind: 'failed', id, code })));
  } else if ('wait' in served) {
    const { of, milliseconds } = served.wait;
    if (of === 'send') later(worker, contactId, milliseconds);
    else slowDown(worker, send, milliseconds);
  } else {
    queues.change(contactId, triedAgain);
    if (served.slowsAccount) slowDown(worker, send, served.again);
    else later(worker, contactId, served.again);
  }
}

/** It needs leave anew: much may happen before the next attempt. */
function triedAgain(send: PendingSend): PendingSend {
  return { ...send, admittedAt: undefined, attempts: send.attempts + 1 };
}

function later(worker: Worker, contactId: string, milliseconds: number): void {
  if (worker.stopped) return;
  worker.queues.change(contactId, (send) => ({ ...send, mayHaveArrived: false }));
  const timer = setTimeout(() => {
    worker.timers.delete(contactId);
    worker.queues.putBack(contactId);
    pump(worker);
  }, milliseconds);
  worker.timers.set(contactId, timer);
}

/** Everybody of the account waits, this contact first in line. */
function slowDown(worker: Worker, { contact, contactId }: PendingSend, milliseconds: number): void {
  if (worker.stopped) return;
  const account = accountLine(contact);
  worker.queues.putBack(contactId, 'head');
  worker.queues.lines.hold(account);
  clearTimeout(worker.timers.get(account));
  const timer = setTimeout(() => {
    worker.timers.delete(account);
    worker.queues.lines.release(account);
    pump(worker);
  }, milliseconds);
  worker.timers.set(account, timer);
}

/** False when the contact does not wait for its time. */
function cancelTimer({ timers }: Worker, contactId: string): boolean {
  clearTimeout(timers.get(contactId));
  return timers.delete(contactId);
}

function cancelTimers({ timers, queues }: Worker): void {
  for (const [line, timer] of timers) {
    clearTimeout(timer);
    queues.lines.release(line);
  }
  timers.clear();
}

/** Whoever takes over need not wait for echoes of what was never begun. */
async function release({ needs, queues }: Worker): Promise<void> {
  const ids = queues.all().flatMap(({ id, admittedAt }) => (admittedAt === undefined ? [] : [id]));
  try {
    await needs.outbox.release(ids);
  } catch (error) {
    needs.log.warn('release_failed', { sends: ids.length, error });
  }
}

/** False when nobody may wait any longer. */
async function waitForDatabase(worker: Worker): Promise<boolean> {
  if (worker.stopped) return false;
  await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS));
  return true;
}

function adopt(worker: Worker): void {
  if (worker.stopped) return;
  const { outbox, log } = worker.needs;
  worker.adopting ??= outbox
    .adopt(ADOPT_AT_ONCE)
    .then((sends) => {
      if (sends.length > 0) log.info('sends_adopted', { sends: sends.length });
      deliver(worker, sends);
    })
    .catch((error: unknown) => {
      log.error('adopt_failed', { error });
    })
    .finally(() => (worker.adopting = undefined));
}
