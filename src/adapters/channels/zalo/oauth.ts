import { z } from 'zod';
import { DeliveryError, type Clock, type TokenPair } from '../../../conversation/ports.ts';
import { failureOfStatus } from '../failureOfStatus.ts';
import { numericSchema } from '../numeric.ts';
import { postForAnswer, type PlatformAnswer, type PostTools } from '../postForAnswer.ts';
import type { ZaloConfig } from './zaloConfig.ts';

/** What a call to Zalo's OAuth needs. */
export interface OauthTools extends PostTools {
  readonly config: Pick<ZaloConfig, 'appId' | 'appSecret' | 'oauthUrl' | 'refreshToken'>;
  readonly clock: Clock;
}

/**
 * A pair for a grant (`POST /v4/oa/access_token`, OAuth v4), or Zalo's refusal as `needs_operator`.
 * `keeping` is the refresh token to keep should Zalo give no new one. Rejects with `retry` when there is
 * no answer to go by; the grant may be used up all the same.
 */
export async function askForPair(
  grant: Readonly<Record<string, string>>,
  { config, clock, keeping, ...tools }: OauthTools & { readonly keeping?: string },
): Promise<TokenPair | DeliveryError> {
  const { appId, appSecret, oauthUrl } = config;
  const answer = await postForAnswer(
    {
      url: `${oauthUrl}/v4/oa/access_token`,
      headers: { secret_key: appSecret },
      body: new URLSearchParams({ ...grant, app_id: appId }),
    },
    tools,
  ).catch(toRetry);
  const pair = pairSchema.safeParse(answer.body);
  const refreshToken = pair.data?.refresh_token ?? keeping;
  if (pair.success && refreshToken !== undefined) {
    return toPair({ ...pair.data, refresh_token: refreshToken }, clock());
  }
  return refusalIn(answer);
}

/** Zalo's own refusal; throws when the answer is none. */
function refusalIn(answer: PlatformAnswer): DeliveryError {
  const failure = failureOfStatus(answer);
  if (failure?.failure === 'retry') throw failure;
  const refusal = refusalSchema.safeParse(answer.body);
  if (refusal.success) return new DeliveryError('needs_operator', `oauth_${refusal.data.error}`);
  throw failure ?? new DeliveryError('retry', 'oauth_unreadable');
}

/** The message itself was not sent, whatever became of the call. */
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

function toPair(
  answer: z.infer<typeof pairSchema> & { readonly refresh_token: string },
  now: number,
): TokenPair {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresAt: now + answer.expires_in * 1000,
    renewedAt: now,
  };
}
