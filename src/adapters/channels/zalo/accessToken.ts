import {
  DeliveryError,
  type Clock,
  type Log,
  type TokenPair,
  type TokenStore,
} from '../../../conversation/ports.ts';
import type { PostTools } from '../postForAnswer.ts';
import { renewedPair } from './renewedPair.ts';
import type { ZaloConfig } from './zaloConfig.ts';

/** What the token is made of. */
export interface AccessTokenNeeds extends PostTools {
  readonly config: ZaloConfig;
  readonly tokens: TokenStore;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

/** The token that opens Zalo's OpenAPI. Both calls reject with `DeliveryError` only. */
export interface AccessToken {
  /** The token to use now, renewed before it dies. */
  current(): Promise<string>;
  /** Another token than the one Zalo has just refused. */
  replace(refused: string): Promise<string>;
}

/** Renewed this many milliseconds before it dies. */
const EARLY = 5 * 60 * 1000;
/** After an early renewal failed, the living token is used this long before the next attempt. */
const PAUSE = 30 * 1000;

/**
 * Keeps the access token. A refresh token works once, so renewals run one at a time: here by
 * sharing the one in flight, across processes by the lock of `TokenStore.renew`, which stores the
 * new pair before anybody uses it.
 */
export function zaloAccessToken(needs: AccessTokenNeeds): AccessToken {
  const { config, tokens, clock, log } = needs;
  const renewal = sharedRenewal(needs);
  let known: TokenPair | undefined;
  let nextAttempt = 0;

  return {
    async current() {
      const pair = await latest();
      if (pair && (isFresh(pair, clock()) || clock() < nextAttempt)) return pair.accessToken;
      const isAlive = pair && pair.expiresAt > clock();
      return (await (isAlive ? renewEarly(pair) : renew())).accessToken;
    },
    async replace(refused) {
      if (known && known.accessToken !== refused) return known.accessToken;
      return (await renew(refused)).accessToken;
    },
  };

  async function latest(): Promise<TokenPair | undefined> {
    const loaded = known ?? (await fromStore(tokens.load(config.oaId)));
    // A renewal may have ended meanwhile; its pair is the newer one.
    known ??= loaded;
    return known;
  }

  async function renew(refused?: string): Promise<TokenPair> {
    known = await renewal(refused);
    return known;
  }

  async function renewEarly(living: TokenPair): Promise<TokenPair> {
    try {
      return await renew();
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      nextAttempt = Math.min(clock() + PAUSE, living.expiresAt);
      log.warn('zalo_token_not_renewed_early', { code: error.code, failure: error.failure });
      return living;
    }
  }
}

type Renewal = (refused?: string) => Promise<TokenPair>;

/** Whoever asks while a renewal is in flight gets its pair. */
function sharedRenewal(needs: AccessTokenNeeds): Renewal {
  let inFlight: Promise<TokenPair> | undefined;
  return (refused) => {
    inFlight ??= storedRenewal(needs, refused).finally(() => (inFlight = undefined));
    return inFlight;
  };
}

/** Takes the pair that another process stored meanwhile, where it is of use. */
function storedRenewal(needs: AccessTokenNeeds, refused?: string): Promise<TokenPair> {
  const { config, tokens, clock } = needs;
  const pair = tokens.renew(config.oaId, async (current) => {
    const isUsable = current && isFresh(current, clock()) && current.accessToken !== refused;
    return isUsable ? current : renewedPair(current, needs);
  });
  return fromStore(pair);
}

function isFresh({ expiresAt }: TokenPair, now: number): boolean {
  return expiresAt - now > EARLY;
}

/** A store that fails has sent nothing: the message may be tried again. */
async function fromStore<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof DeliveryError) throw cause;
    throw new DeliveryError('retry', 'token_store', { cause });
  }
}
