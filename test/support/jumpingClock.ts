import type { Clock } from '../../src/conversation/ports.ts';

/** A clock that only moves a millisecond at each look, however slow the machine, and can be put forward. */
export interface JumpingClock {
  readonly clock: Clock;
  /** Puts it to an instant, epoch milliseconds. */
  put(at: number): void;
}

export function jumpingClock(at: number): JumpingClock {
  let now = at;
  return {
    clock: () => (now += 1),
    put(next) {
      now = next;
    },
  };
}
