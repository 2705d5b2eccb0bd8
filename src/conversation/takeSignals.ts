import type { CommentSignal, ContactSignal, PlatformSignal } from '../core/messaging/signal.ts';
import type { Incidents } from './incidents.ts';
import type { Meter } from './ports.ts';
import type { SignalsTaken, SignalStore } from './signalStore.ts';

export interface SignalTakerNeeds {
  readonly store: SignalStore;
  readonly incidents: Pick<Incidents, 'raise'>;
  /** Told of sends whose outcome an echo settled. */
  readonly settled: (sends: SignalsTaken['settled']) => void;
  /** Takes comments under posts; absent: they are counted and nothing else. */
  readonly takeComments?: (comments: readonly CommentSignal[]) => Promise<void>;
  readonly meter: Meter;
}

/** Resolves when everything signals change is durable; rejects when it could not be stored. */
export type TakeSignals = (signals: readonly PlatformSignal[]) => Promise<void>;

/** Does what signals ask for: states of sends, pauses, incidents, comments. */
export function makeTakeSignals(needs: SignalTakerNeeds): TakeSignals {
  const { store, incidents, meter } = needs;
  return async (signals) => {
    if (signals.length === 0) return;
    for (const signal of signals) {
      count(meter, signal);
      if (signal.kind === 'account') incidents.raise(signal.problem, signal);
    }
    const comments = signals.filter((signal) => signal.kind === 'comment');
    if (comments.length > 0) await needs.takeComments?.(comments);
    const { settled } = await store.take(signals.filter(isOfContact));
    if (settled.length > 0) needs.settled(settled);
  };
}

function isOfContact(signal: PlatformSignal): signal is ContactSignal {
  return signal.kind !== 'comment' && signal.kind !== 'account';
}

function count(meter: Meter, signal: PlatformSignal): void {
  const { channel, kind } = signal;
  meter.count('signals', { channel, kind });
  if (kind === 'echo' && (signal.speaker === 'person' || signal.speaker === 'app')) {
    meter.count('pauses', { channel, by: signal.speaker });
  }
  if (kind === 'routing' && signal.change === 'taken_from_us') {
    meter.count('pauses', { channel, by: 'routing' });
  }
}
