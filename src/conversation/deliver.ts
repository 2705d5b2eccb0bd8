import { attempt, type AttemptNeeds } from './attempt.ts';
import type { NextStep } from './retryPolicy.ts';
import { makeSendQueues, type SendQueues } from './sendQueues.ts';
import type { Outbox, PendingSend, Settlement } from './stores.ts';

const SENDS_AT_ONCE = 128;
const ADOPT_AT_ONCE = 256;
const ADOPT_EVERY_MS = 500;
const PAUSE_AFTER_FAILURE_MS = 250;

export interface DeliveryNeeds extends AttemptNeeds {
  readonly outbox: Outbox;
}

/** The worker that sends what the outbox holds, in order per contact. */
export interface DeliveryWorker {
  start(): void;
  /** Takes sends that this process owns. */
  deliver(sends: readonly PendingSend[]): void;
  /** Drops what waits for a contact whose data is gone; one send in hand can no longer be stopped. */
  readonly erased: (contactId: string) => void;
  /** Forgets what is not in flight: after the ownership was lost, the outbox hands it out anew. */
  readonly forget: () => void;
  /** Resolves when what is in flight is settled; the rest stays in the outbox. */
  stop(): Promise<void>;
}

interface Worker {
  readonly needs: DeliveryNeeds;
  readonly queues: SendQueues;
  readonly inFlight: Set<Promise<void>>;
  readonly timers: Set<NodeJS.Timeout>;
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
    needs,
    queues: makeSendQueues(),
    inFlight: new Set(),
    timers: new Set(),
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
    forget() {
      worker.queues.clear();
      cancelTimers(worker);
    },
    async stop() {
      worker.stopped = true;
      clearInterval(poll);
      cancelTimers(worker);
      await worker.adopting;
      await Promise.all(worker.inFlight);
    },
  };
}

function deliver(worker: Worker, sends: readonly PendingSend[]): void {
  worker.queues.add(sends);
  pump(worker);
}

function pump(worker: Worker): void {
  while (!worker.stopped && worker.inFlight.size < SENDS_AT_ONCE) {
    const send = worker.queues.next();
    if (send === undefined) return;
    const flight = serve(worker, send).finally(() => {
      worker.inFlight.delete(flight);
      pump(worker);
    });
    worker.inFlight.add(flight);
  }
}

async function serve(worker: Worker, send: PendingSend): Promise<void> {
  const next = await attempt(worker.needs, send);
  await settle(worker, next.settlement);
  if (worker.queues.isFirst(send)) await moveOn(worker, send.contactId, next);
}

async function moveOn(worker: Worker, contactId: string, next: NextStep): Promise<void> {
  const { queues } = worker;
  switch (next.then) {
    case 'next':
      queues.removeFirst(contactId);
      queues.putBack(contactId);
      return;
    case 'again':
      queues.countAttempt(contactId);
      later(worker, contactId, next.after);
      return;
    case 'drop_contact': {
      const [, ...others] = queues.drop(contactId);
      const code = 'contact_closed';
      await Promise.all(others.map(({ id }) => settle(worker, { kind: 'failed', id, code })));
    }
  }
}

function later(worker: Worker, contactId: string, milliseconds: number): void {
  if (worker.stopped) return;
  const timer = setTimeout(() => {
    worker.timers.delete(timer);
    worker.queues.putBack(contactId);
    pump(worker);
  }, milliseconds);
  worker.timers.add(timer);
}

function cancelTimers({ timers }: Worker): void {
  timers.forEach(clearTimeout);
  timers.clear();
}

/** What was sent must be written down, however often it takes; else it would be sent again. */
async function settle(worker: Worker, settlement: Settlement): Promise<void> {
  const { outbox, log } = worker.needs;
  for (;;) {
    try {
      await outbox.settle(settlement);
      return;
    } catch (error) {
      log.error('settle_failed', { sendId: settlement.id, error });
      if (worker.stopped) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS));
    }
  }
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
