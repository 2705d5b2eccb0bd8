import { Redis } from 'ioredis';
import { memoryRateLimit, redisRateLimit } from '../adapters/redis/rateLimits.ts';
import { sendLimits } from './sendLimits.ts';
import type { Config } from '../config.ts';
import type { SendLimits } from '../conversation/pace.ts';
import type { SignInLimits } from '../conversation/desk/signIn.ts';
import type { FailureBounds } from '../conversation/desk/failedSignIns.ts';
import type { RateLimit, RateRule } from '../conversation/ports.ts';
import type { ChannelName } from '../core/shared/contact.ts';
import type { Surroundings } from './surroundings.ts';

/** A hundred calls a second from one address: far above any person, far below a flood. */
const API_RULE: RateRule = { name: 'api', points: 6_000, seconds: 60 };

/** Meta takes 750 private answers to comments an hour from a Page; people may need some of them. */
const PRIVATE_REPLY_RULE: RateRule = { name: 'private_replies', points: 700, seconds: 3_600 };
/**
 * Sign-ins, good and bad, in a quarter of an hour: more than a person mistypes, far too few to guess;
 * an office behind one address signs in more often than one name.
 */
const SIGN_IN_SECONDS = 900;
const SIGN_INS_PER_ACCOUNT = 10;
const SIGN_INS_PER_ADDRESS = 100;
const TRIED_NOTICES = 10;

/** Failed sign-ins that are written down in the same time: enough to see who is tried, no more. */
const FAILURES_OF_NAME = 3;
const FAILURES = 100;

/** What one person may cause in a day: a long evening of questions, not a game. */
const MODEL_CALLS_PER_PERSON = 20;
const DAY_SECONDS = 86_400;

/** The limits of this process, or shared by all when REDIS_URL is set. */
export interface Limits {
  readonly api: RateLimit;
  /** Private answers to comments, by account. */
  readonly privateReplies: RateLimit;
  /** Calls to the model in a day, by person and by everybody together. */
  readonly model: { readonly person: RateLimit; readonly everybody: RateLimit };
  /** What each platform takes from one account, with headroom. */
  readonly sends: Readonly<Record<ChannelName, SendLimits>>;
  /** Tries at the desk's door. */
  readonly desk: SignInLimits & {
    readonly links: RateLimit;
    readonly failures: FailureBounds;
    readonly notices: RateLimit;
    /** Codes that link a chat, by colleague. */
    readonly chatCodes: RateLimit;
  };
  close(): void;
}

export function openLimits(
  { redisUrl, model, sendRatePercent }: Pick<Config, 'redisUrl' | 'model' | 'sendRatePercent'>,
  { log }: Surroundings,
): Limits {
  const callsPerDay = model?.callsPerDay ?? 0;
  const allowed = { callsPerDay, sendRatePercent };
  if (redisUrl === undefined) {
    return { ...limitsBy(memoryRateLimit, allowed), close: () => undefined };
  }
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  redis.on('error', (error) => {
    log.warn('redis_away', { error });
  });
  return {
    ...limitsBy((rule) => redisRateLimit(redis, rule), allowed),
    close: () => {
      redis.disconnect();
    },
  };
}

function limitsBy(
  limit: (rule: RateRule) => RateLimit,
  { callsPerDay, sendRatePercent }: { callsPerDay: number; sendRatePercent: number },
): Omit<Limits, 'close'> {
  const ofDay = (name: string, points: number) => limit({ name, points, seconds: DAY_SECONDS });
  const atDoor = (name: string, points: number) =>
    limit({ name: `desk_${name}`, points, seconds: SIGN_IN_SECONDS });
  return {
    api: limit(API_RULE),
    sends: {
      zalo: sendLimits(limit, 'zalo', sendRatePercent),
      messenger: sendLimits(limit, 'messenger', sendRatePercent),
    },
    privateReplies: limit(PRIVATE_REPLY_RULE),
    desk: {
      account: atDoor('account', SIGN_INS_PER_ACCOUNT),
      address: atDoor('address', SIGN_INS_PER_ADDRESS),
      links: atDoor('links', SIGN_INS_PER_ADDRESS),
      notices: atDoor('notices', TRIED_NOTICES),
      chatCodes: atDoor('chat_codes', SIGN_INS_PER_ACCOUNT),
      failures: {
        name: atDoor('failures_of_name', FAILURES_OF_NAME),
        everybody: atDoor('failures', FAILURES),
        flood: atDoor('failures_flood', 1),
      },
    },
    model: {
      person: ofDay('model_person', MODEL_CALLS_PER_PERSON),
      everybody: ofDay('model_everybody', callsPerDay),
    },
  };
}
