import type { Clock } from '../../src/conversation/ports.ts';

/** A running clock that can be put forward. */
export interface JumpingClock {
  readonly clock: Clock;
  /** Puts it to an instant, epoch milliseconds; from there it runs on. */
  put(at: number): void;
}

export function jumpingClock(at: number): JumpingClock {
  let base = at - performance.now();
  return {
    clock: () => Math.floor(base + performance.now()),
    put(next) {
      base = next - performance.now();
    },
  };
}
