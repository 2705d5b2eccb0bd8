import { z } from 'zod';
import { DeliveryError, type DeliveryFailure } from '../../../conversation/ports.ts';
import { failureOfStatus } from '../failureOfStatus.ts';
import { numericSchema } from '../numeric.ts';
import type { PlatformAnswer } from '../postForAnswer.ts';
import { retryAfter } from '../retryAfter.ts';

/**
 * Why Meta did not take a message; undefined when it did. The code with its subcode decides, then
 * the code, then `is_transient`, then the HTTP status (Messenger Platform, "Error Codes"). An
 * error inside HTTP 200 is an error.
 */
export function failureOf(answer: PlatformAnswer): DeliveryError | undefined {
  const read = answerSchema.safeParse(answer.body);
  if (!read.success) return failureOfStatus(answer);
  const { error } = read.data;
  const name = error.error_subcode ? `${error.code}/${error.error_subcode}` : `${error.code}`;
  const wait = retryAfter(answer.headers) ?? regainAccess(answer.headers);
  const failure = kindOf(error) ?? failureOfStatus(answer)?.failure ?? 'permanent';
  return new DeliveryError(failure, name, wait === undefined ? {} : { retryAfter: wait });
}

const answerSchema = z.object({
  error: z.object({
    code: numericSchema,
    error_subcode: numericSchema.nullish(),
    is_transient: z.boolean().nullish(),
  }),
});

type GraphError = z.infer<typeof answerSchema>['error'];

function kindOf({ code, error_subcode: subcode, is_transient: isTransient }: GraphError) {
  const known = FAILURES.get(`${code}/${subcode ?? ''}`) ?? FAILURES.get(`${code}`);
  // Code 2 says "try again" to a blocked Page too; then Meta adds that it will not pass.
  if (known === 'retry' && isTransient === false) return 'permanent';
  return known ?? (isTransient ? 'retry' : undefined);
}

const FAILURES: ReadonlyMap<string, DeliveryFailure> = new Map([
  ...all('retry', [
    '1', // unknown
    '2', // service for the moment not available
    '4', // rate limit of the app
    '17', // rate limit of the user
    '32', // rate limit of the Page
    '613', // rate limit of the call
    '1200', // temporary send failure
    '80006', // rate limit of Messenger for this Page
  ]),
  ...all('contact_closed', [
    '10/2018065', // outside the window, old text
    '10/2018108', // the person cannot receive messages
    '10/2018278', // outside the window
    '10/2018300', // another app has the conversation
    '200/1545041', // the person is not available
    '551', // the person is not available
  ]),
  ...all('permanent', [
    '100', // a parameter is invalid; also no such person, tag no longer allowed, file too large
    '10900', // the comment has its private reply
    '36000', // size of a medium
    '36001', // type of a medium
  ]),
  ...all('needs_operator', [
    '10', // permission missing; 10/1893063: the Page is restricted
    '190', // token invalid, whatever the subcode
    '200', // permission missing; 200/2018028, 200/2018021: app in development
    '230', // permission missing
  ]),
]);

function all(failure: DeliveryFailure, codes: readonly string[]): [string, DeliveryFailure][] {
  return codes.map((code) => [code, failure]);
}

/** Milliseconds until a limit ends, as `X-Business-Use-Case-Usage` tells it in minutes. */
function regainAccess(headers: PlatformAnswer['headers']): number | undefined {
  const minutes = /"estimated_time_to_regain_access"\s*:\s*(\d{1,6})/.exec(
    String(headers['x-business-use-case-usage'] ?? ''),
  )?.[1];
  return minutes === undefined || Number(minutes) === 0 ? undefined : Number(minutes) * 60_000;
}
