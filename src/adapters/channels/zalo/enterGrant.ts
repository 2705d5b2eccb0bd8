import type { AccountTroubles } from '../../../conversation/accountTroubles.ts';
import { DeliveryError, type TokenPair, type TokenStore } from '../../../conversation/ports.ts';
import { askForPair, type OauthTools } from './oauth.ts';
import type { ZaloConfig } from './zaloConfig.ts';

/** What entering a new authorisation needs. */
export interface EnterTools extends OauthTools {
  readonly config: ZaloConfig;
  readonly tokens: TokenStore;
  readonly troubles: AccountTroubles;
}

/**
 * Exchanges a grant for a pair and puts it in the place of the stored one, behind the same lock as every
 * renewal; who runs already meets it at the next renewal. Rejects with `needs_operator` when Zalo
 * refuses (the stored pair stays), with `retry` when it does not answer.
 */
export async function enterGrant(
  tools: EnterTools,
  grant: Readonly<Record<string, string>>,
): Promise<TokenPair> {
  const { config, tokens, troubles } = tools;
  const keeping = grant['refresh_token'];
  const pair = await tokens.renew(config.oaId, async (_current, using) => {
    if (keeping !== undefined) await using(keeping);
    const given = await askForPair(grant, { ...tools, ...(keeping !== undefined && { keeping }) });
    if (given instanceof DeliveryError) throw given;
    return given;
  });
  troubles.clear('token_refused');
  troubles.clear('token_dying');
  troubles.clear('permission_revoked');
  return pair;
}

/**
 * Keeps a refresh token whose exchange got no answer in the place of the stored one: it may still be
 * good, and the next renewal tries it.
 */
export async function keepUntried(
  { config, tokens, clock }: EnterTools,
  refreshToken: string,
): Promise<void> {
  const untried = { accessToken: '', refreshToken, expiresAt: 0, renewedAt: clock() };
  await tokens.renew(config.oaId, () => Promise.resolve(untried));
}
