import { DeliveryError, type TokenPair } from '../../../conversation/ports.ts';
import { fromStore } from './fromStore.ts';
import { makeRefusals, type Refusals } from './refusals.ts';
import { TokenLost } from './renewedPair.ts';
import { isFresh, sharedRenewal, type AccessTokenNeeds } from './sharedRenewal.ts';

/** The token that opens Zalo's OpenAPI. All calls reject with `DeliveryError` only. */
export interface AccessToken {
  /** The token to use now, renewed before it dies. */
  current(): Promise<string>;
  /** Another token than the one Zalo has just refused. */
  replace(refused: string): Promise<string>;
  /** Tells the operator of a refresh token that nobody renewed for long. */
  checkAge(): Promise<void>;
}

/** After an early renewal failed, the living token is used this long before the next attempt. */
const PAUSE = 30 * 1000;
const A_DAY = 24 * 60 * 60 * 1000;
/** A refresh token lives three months: two weeks are left to act. */
const OLD_IN_DAYS = 75;

interface Keeper {
  readonly needs: AccessTokenNeeds;
  readonly renewal: (refused?: string) => Promise<TokenPair>;
  readonly refusals: Refusals;
  known: TokenPair | undefined;
  nextAttempt: number;
}

/**
 * Keeps the access token. A refresh token works once, so renewals run one at a time: here by
 * sharing the one in flight, across processes by the lock of `TokenStore.renew`, which stores the
 * new pair before anybody uses it.
 */
export function zaloAccessToken(needs: AccessTokenNeeds): AccessToken {
  const keeper: Keeper = {
    needs,
    renewal: sharedRenewal(needs),
    refusals: makeRefusals(),
    known: undefined,
    nextAttempt: 0,
  };
  return {
    current: async () => (await current(keeper)).accessToken,
    async replace(refused) {
      const { known, refusals } = keeper;
      if (known && known.accessToken !== refused) return known.accessToken;
      refusals.accessRefused(refused);
      return (await renew(keeper, refused)).accessToken;
    },
    checkAge: () => checkAge(needs),
  };
}

async function current(keeper: Keeper): Promise<TokenPair> {
  const pair = await latest(keeper);
  if (!pair) return renew(keeper);
  if (keeper.refusals.isDead(pair.accessToken)) return renew(keeper, pair.accessToken);
  const now = keeper.needs.clock();
  if (isFresh(pair, now) || now < keeper.nextAttempt) return pair;
  return pair.expiresAt > now ? renewEarly(keeper, pair) : renew(keeper);
}

async function latest(keeper: Keeper): Promise<TokenPair | undefined> {
  const loaded = keeper.known ?? (await stored(keeper.needs));
  // A renewal may have ended meanwhile; its pair is the newer one.
  keeper.known ??= loaded;
  return keeper.known;
}

async function renew(keeper: Keeper, refused?: string): Promise<TokenPair> {
  const { needs, renewal, refusals } = keeper;
  if (!refusals.isEmpty()) {
    const standing = refusals.standing(await stored(needs), needs.clock());
    if (standing) throw standing;
  }
  try {
    keeper.known = await renewal(refused);
  } catch (error) {
    if (error instanceof TokenLost) await remember(keeper, error);
    throw error;
  }
  refusals.forget();
  needs.troubles.clear('token_refused');
  return keeper.known;
}

async function remember({ needs, refusals }: Keeper, error: TokenLost): Promise<void> {
  const pair = await stored(needs).catch(() => undefined);
  refusals.lost(error, pair, needs.clock());
  const { code, answerLostAt } = error;
  needs.troubles.raise('token_refused', {
    code,
    ...(answerLostAt !== undefined && { answerLostAt }),
  });
}

async function renewEarly(keeper: Keeper, living: TokenPair): Promise<TokenPair> {
  const { clock, log } = keeper.needs;
  try {
    return await renew(keeper);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    keeper.nextAttempt = Math.min(clock() + PAUSE, living.expiresAt);
    log.warn('zalo_token_not_renewed_early', { code: error.code, failure: error.failure });
    return living;
  }
}

async function checkAge(needs: AccessTokenNeeds): Promise<void> {
  const pair = await stored(needs);
  const days = pair ? Math.floor((needs.clock() - pair.renewedAt) / A_DAY) : 0;
  if (days >= OLD_IN_DAYS) needs.troubles.raise('token_dying', { days });
  else needs.troubles.clear('token_dying');
}

function stored({ tokens, config }: AccessTokenNeeds): Promise<TokenPair | undefined> {
  return fromStore(tokens.load(config.oaId));
}
