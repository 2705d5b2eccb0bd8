import { z } from 'zod';
import { DeliveryError, type Clock, type TokenPair } from '../../../conversation/ports.ts';
import { failureOfStatus } from '../failureOfStatus.ts';
import { numericSchema } from '../numeric.ts';
import { postForAnswer, type PostTools } from '../postForAnswer.ts';
import type { ZaloConfig } from './zaloConfig.ts';

/** What a renewal needs. */
export interface RenewalTools extends PostTools {
  readonly config: ZaloConfig;
  readonly clock: Clock;
}

/**
 * A new pair from Zalo (`POST /v4/oa/access_token`, OAuth v4) for the stored refresh token, or the
 * configured one before the first. When Zalo refuses the stored one, the configured one is tried:
 * after a lost authorisation that is where the operator puts the new one. Rejects with
 * `needs_operator` when Zalo refuses, with `retry` when it does not answer.
 */
export async function renewedPair(
  stored: TokenPair | undefined,
  tools: RenewalTools,
): Promise<TokenPair> {
  const configured = tools.config.refreshToken;
  const first = await exchange(stored?.refreshToken ?? configured, tools);
  const mayTryAgain = stored !== undefined && stored.refreshToken !== configured;
  const last =
    first instanceof DeliveryError && mayTryAgain ? await exchange(configured, tools) : first;
  if (last instanceof DeliveryError) throw last;
  return last;
}

/** The new pair, or Zalo's refusal. Rejects when there is no answer to go by. */
async function exchange(
  refreshToken: string,
  { config, clock, ...tools }: RenewalTools,
): Promise<TokenPair | DeliveryError> {
  const { appId, appSecret, oauthUrl } = config;
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken, app_id: appId };
  const answer = await postForAnswer(
    {
      url: `${oauthUrl}/v4/oa/access_token`,
      headers: { secret_key: appSecret },
      body: new URLSearchParams(form),
    },
    tools,
  ).catch(toRetry);
  const pair = pairSchema.safeParse(answer.body);
  if (pair.success) return toPair(pair.data, refreshToken, clock());
  const failure = failureOfStatus(answer);
  if (failure?.failure === 'retry') throw failure;
  const refusal = refusalSchema.safeParse(answer.body);
  if (refusal.success) return new DeliveryError('needs_operator', `oauth_${refusal.data.error}`);
  throw failure ?? new DeliveryError('retry', 'oauth_unreadable');
}

/** The message itself was not sent, whatever became of the renewal. */
function toRetry(error: unknown): never {
  if (!(error instanceof DeliveryError)) throw error;
  throw new DeliveryError('retry', `oauth_${error.code}`, { cause: error });
}

/** Assumed where Zalo does not say, in seconds: a pair that was given must not be thrown away. */
const SHORT_LIFE = 3_600;

/** `expires_in` is a string of seconds ("90000" = 25 hours). */
const pairSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: numericSchema.pipe(z.number().positive()).catch(SHORT_LIFE),
});

const refusalSchema = z.object({ error: numericSchema });

function toPair(answer: z.infer<typeof pairSchema>, used: string, now: number): TokenPair {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? used,
    expiresAt: now + answer.expires_in * 1000,
    renewedAt: now,
  };
}
