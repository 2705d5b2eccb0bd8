import { z } from 'zod';
import { DeliveryError, type DeliveryFailure } from '../../../conversation/ports.ts';
import { failureOfStatus } from '../failureOfStatus.ts';
import { numericSchema } from '../numeric.ts';
import type { PlatformAnswer } from '../postForAnswer.ts';
import { retryAfter } from '../retryAfter.ts';

/**
 * Why Zalo did not take a message; undefined when it did. Zalo answers HTTP 200 with `error` other
 * than 0 (docs.zaloplatforms.com, OA, "Mã lỗi"). A code that the table lacks is tried again: the
 * platform has said no, so nothing can double. `now` is epoch milliseconds.
 */
export function failureOf(answer: PlatformAnswer, now: number): DeliveryError | undefined {
  const read = answerSchema.safeParse(answer.body);
  const code = read.success ? read.data.error : undefined;
  if (code === undefined) {
    return failureOfStatus(answer) ?? new DeliveryError('unknown', 'unreadable');
  }
  return code === 0 ? failureOfStatus(answer) : refusalOf(code, answer, now);
}

function refusalOf(code: number, answer: PlatformAnswer, now: number): DeliveryError {
  const wait = NIGHT.includes(code) ? untilMorning(now) : waitAsked(answer);
  return new DeliveryError(FAILURES.get(code) ?? 'retry', `${code}`, {
    ...(wait === undefined ? {} : { retryAfter: wait }),
    ...(code === SEND_FAILED ? { repeats: 1 } : {}),
  });
}

/** True when the token was refused: a new one may help. */
export function isTokenRefused({ code }: DeliveryError): boolean {
  return ['-216', '-220', '-124'].includes(code);
}

/** True when Zalo no longer has an attachment: uploads die after seven days. */
export function isAttachmentGone({ code }: DeliveryError): boolean {
  return code === '-100';
}

const answerSchema = z.object({ error: numericSchema });

/** "Send failed", without saying when: it may have arrived, so it is repeated once. */
const SEND_FAILED = -200;
/** Refused from 22:00 to 06:00 (consultation messages are not). */
const NIGHT: readonly number[] = [-234, -133];

/** Codes of the OpenAPI and, from -100 to -150, of the host for templates by phone. */
const FAILURES: ReadonlyMap<number, DeliveryFailure> = new Map([
  ...all('retry', [
    -32, // rate limit of the app or the OA
    -214, // an article that is still being processed
    ...NIGHT,
  ]),
  ...all('unknown', [SEND_FAILED]),
  ...all('contact_closed', [
    -217, // blocked invitations
    -218, // this person's limit is reached
    -227, // banned, or not seen for 45 days
    -230, // no interaction within 7 days
    -232, // never interacted, or too long ago
    -244, // restricts this kind of message
    ...[-114, -118, -119, -139, -140, -141], // cannot receive, has refused, is not eligible
  ]),
  ...all('permanent', [
    -100, // an attachment that has expired
    -201, // a member is invalid
    -210, // a member is above its limit
    -213, // does not follow the OA
    -233, // not this kind of message
    ...[-237, -238, -241, -403], // groups and their assets
    -240, // an endpoint that was shut down
    -248, // against the content policy
    -249, // a template not for user ids
    ...[-305, -311], // of the API before
    -108, // not a phone
    ...[-109, -111, -112, -1121, -1122, -1124, -132], // data of a template
    ...[-148, -149, -150], // token of a journey
  ]),
  ...all('needs_operator', [
    ...[-216, -220, -124], // token invalid, expired, removed
    -204, // OA disabled
    -205, // no such OA
    -209, // app not active for this API
    -211, // out of quota
    -212, // API not registered
    -219, // app removed
    -221, // OA not verified
    -223, // OA did not authorise the app
    -224, // OA must upgrade
    -235, // wrong type of OA
    ...[-242, -1241], // appsecret_proof wrong
    ...[-320, -321, -115, -137], // no Zalo Cloud Account, or no money on it
    ...[-117, -120, -135, -1351, -138], // no right to the template or the function
    ...[-126, -127], // test mode
    ...[-131, -146], // a template not approved, or disabled
    ...[-144, -1441, -147, -1471, -1472], // quotas of templates
  ]),
]);

function all(failure: DeliveryFailure, codes: readonly number[]): [number, DeliveryFailure][] {
  return codes.map((code) => [code, failure]);
}

const A_MINUTE = 60_000;

/** The limit counts by the minute: with nothing left, the next one must come first. */
function waitAsked({ headers }: PlatformAnswer): number | undefined {
  const remain = numericSchema.safeParse(headers['x-ratelimit-remain']);
  return retryAfter(headers) ?? (remain.success && remain.data <= 0 ? A_MINUTE : undefined);
}

const AN_HOUR = 60 * A_MINUTE;
const A_DAY = 24 * AN_HOUR;
/** 06:00 in Việt Nam (UTC+7, no summer time), after midnight UTC. */
const MORNING = 23 * AN_HOUR;

function untilMorning(now: number): number {
  return (MORNING - (now % A_DAY) + A_DAY) % A_DAY || A_DAY;
}
