import { z } from 'zod';
import { DeliveryError, type DeliveryFailure } from '../../../conversation/ports.ts';
import { failureOfStatus } from '../failureOfStatus.ts';
import { numericSchema } from '../numeric.ts';
import type { PlatformAnswer } from '../postForAnswer.ts';
import { retryAfter } from '../retryAfter.ts';

/**
 * Why Zalo did not take a message; undefined when it did. Zalo answers HTTP 200 with `error` other
 * than 0 (docs.zaloplatforms.com, OA, "Mã lỗi"). A code that the table lacks is tried again: the
 * platform has said no, so nothing can double.
 */
export function failureOf(answer: PlatformAnswer): DeliveryError | undefined {
  const read = answerSchema.safeParse(answer.body);
  const code = read.success ? read.data.error : undefined;
  if (code === undefined) {
    return failureOfStatus(answer) ?? new DeliveryError('unknown', 'unreadable');
  }
  if (code === 0) return failureOfStatus(answer);
  const wait = retryAfter(answer.headers);
  return new DeliveryError(FAILURES.get(code) ?? 'retry', `${code}`, {
    ...(wait === undefined ? {} : { retryAfter: wait }),
  });
}

/** True when the token was refused: a new one may help. */
export function isTokenRefused({ code }: DeliveryError): boolean {
  return ['-216', '-220', '-124'].includes(code);
}

const answerSchema = z.object({ error: numericSchema });

const FAILURES: ReadonlyMap<number, DeliveryFailure> = new Map([
  ...all('retry', [
    -32, // rate limit of the app or the OA
  ]),
  ...all('unknown', [
    -200, // "send failed", without saying when
  ]),
  ...all('contact_closed', [
    -213, // does not follow
    -217, // blocked invitations
    -218, // this person's limit is reached
    -227, // banned, or not seen for 45 days
    -230, // no interaction within 7 days
    -232, // never interacted, or too long ago
    -244, // restricts this kind of message
  ]),
  ...all('permanent', [
    -100, // an attachment that has expired
    -201, // a member is invalid
    -210, // a member is above its limit
    -233, // not this kind of message
    -240, // an endpoint that was shut down
    -248, // against the content policy
    -249, // a template not for user ids
  ]),
  ...all('needs_operator', [
    -124, // token invalid (business host)
    -204, // OA disabled
    -205, // no such OA
    -209, // app not active for this API
    -211, // out of quota
    -212, // API not registered
    -216, // token invalid
    -219, // app removed
    -220, // token expired
    -221, // OA not verified
    -223, // OA did not authorise the app
    -224, // OA must upgrade
    -235, // wrong type of OA
    -242, // appsecret_proof wrong
    -320, // no Zalo Cloud Account
    -321, // no money on it
  ]),
]);

function all(failure: DeliveryFailure, codes: readonly number[]): [number, DeliveryFailure][] {
  return codes.map((code) => [code, failure]);
}
