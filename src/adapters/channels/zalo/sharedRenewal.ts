import type { AccountTroubles } from '../../../conversation/accountTroubles.ts';
import type { Clock, Log, TokenPair, TokenStore } from '../../../conversation/ports.ts';
import type { PostTools } from '../postForAnswer.ts';
import { fromStore } from './fromStore.ts';
import { renewedPair } from './renewedPair.ts';
import type { ZaloConfig } from './zaloConfig.ts';

/** What the token is made of. */
export interface AccessTokenNeeds extends PostTools {
  readonly config: ZaloConfig;
  readonly tokens: TokenStore;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly troubles: AccountTroubles;
}

/** Renewed this many milliseconds before it dies: an OAuth host that rests for an hour stops nobody. */
const EARLY = 60 * 60 * 1000;

/** A pair that Zalo gave and the store did not take, with the refresh token it was given for. */
interface Unstored {
  readonly pair: TokenPair;
  readonly before: string | undefined;
}

/**
 * Renews on demand; whoever asks while a renewal is in flight gets its pair. A pair that could not be
 * stored is kept and stored by the next attempt: Zalo would not give another for the same token.
 */
export function sharedRenewal(needs: AccessTokenNeeds): (refused?: string) => Promise<TokenPair> {
  const { config, tokens, clock } = needs;
  // Longer than a message may take: who hangs up too early loses the pair with the answer.
  const timeout = needs.timeout * RENEWAL_PATIENCE;
  let inFlight: Promise<TokenPair> | undefined;
  let unstored: Unstored | undefined;

  return (refused) => {
    inFlight ??= renew(refused).finally(() => (inFlight = undefined));
    return inFlight;
  };

  /** Takes the pair that another process stored meanwhile, where it is of use. */
  async function renew(refused?: string): Promise<TokenPair> {
    const renewed = tokens.renew(config.oaId, async (current, using) => {
      const before = current?.refreshToken;
      if (unstored && unstored.before === before) return unstored.pair;
      const isUsable = current && isFresh(current, clock()) && current.accessToken !== refused;
      if (isUsable) return current;
      unstored = { pair: await renewedPair(current, { config, clock, timeout, using }), before };
      return unstored.pair;
    });
    const pair = await fromStore(renewed);
    unstored = undefined;
    return pair;
  }
}

const RENEWAL_PATIENCE = 3;

/** Whether an access token lives long enough not to be renewed. */
export function isFresh({ expiresAt }: TokenPair, now: number): boolean {
  return expiresAt - now > EARLY;
}
