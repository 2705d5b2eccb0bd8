import type { TokenPair } from '../../../conversation/ports.ts';
import type { TokenLost } from './renewedPair.ts';

/** After Zalo refused every refresh token, only another stored one is tried within this time. */
const REST = 5 * 60 * 1000;

/** What Zalo refused, so that neither its OAuth nor its OpenAPI is asked again and again. */
export interface Refusals {
  /** Zalo refused this access token. */
  accessRefused(token: string): void;
  /** True for an access token that Zalo refused and nobody replaced. */
  isDead(token: string): boolean;
  /** Zalo refused every refresh token at `now`; `stored` is the pair in the store. */
  lost(error: TokenLost, stored: TokenPair | undefined, now: number): void;
  /** The refusal that still stands: too young, and nobody has entered another token since. */
  standing(stored: TokenPair | undefined, now: number): TokenLost | undefined;
  isEmpty(): boolean;
  forget(): void;
}

export function makeRefusals(): Refusals {
  let dead: string | undefined;
  let refusal: { error: TokenLost; until: number; refreshToken: string | undefined } | undefined;
  return {
    accessRefused: (token) => (dead = token),
    isDead: (token) => token === dead,
    lost(error, stored, now) {
      refusal = { error, until: now + REST, refreshToken: stored?.refreshToken };
    },
    standing(stored, now) {
      const isSame = refusal?.refreshToken === stored?.refreshToken;
      return refusal && isSame && now < refusal.until ? refusal.error : undefined;
    },
    isEmpty: () => refusal === undefined,
    forget() {
      dead = undefined;
      refusal = undefined;
    },
  };
}
