import { DeliveryError, type NoteUse, type TokenPair } from '../../../conversation/ports.ts';
import { askForPair, type OauthTools } from './oauth.ts';

/** What a renewal needs. */
export interface RenewalTools extends OauthTools {
  readonly using: NoteUse;
}

/** Zalo refused every refresh token there is: somebody must consent anew. */
export class TokenLost extends DeliveryError {
  /** When the answer of an earlier use of the same token went missing; epoch milliseconds. */
  readonly answerLostAt: number | undefined;

  constructor(refusal: DeliveryError, answerLostAt: number | undefined) {
    super(refusal.failure, refusal.code, { cause: refusal });
    this.answerLostAt = answerLostAt;
  }
}

/**
 * A new pair from Zalo for the stored refresh token, or the configured one before the first. A token
 * whose last use came to no end we know of is tried once more: it may never have arrived. When Zalo
 * refuses the stored one, the configured one is tried: after a lost authorisation that is where the
 * operator may put a new one. Rejects with `TokenLost` when Zalo refuses, with `retry` when it does not
 * answer.
 */
export async function renewedPair(
  stored: TokenPair | undefined,
  tools: RenewalTools,
): Promise<TokenPair> {
  const configured = tools.config.refreshToken;
  const first = await exchanged(stored?.refreshToken ?? configured, tools);
  if (first.pair) return first.pair;
  if (stored === undefined || stored.refreshToken === configured) throw first.lost;
  const { pair } = await exchanged(configured, tools);
  if (!pair) throw first.lost;
  return pair;
}

type Exchange =
  { readonly pair: TokenPair } | { readonly pair: undefined; readonly lost: TokenLost };

async function exchanged(refreshToken: string, tools: RenewalTools): Promise<Exchange> {
  const usedBefore = await tools.using(refreshToken);
  const given = { grant_type: 'refresh_token', refresh_token: refreshToken };
  const pair = await askForPair(given, { ...tools, keeping: refreshToken });
  return pair instanceof DeliveryError
    ? { pair: undefined, lost: new TokenLost(pair, usedBefore) }
    : { pair };
}
