import { z } from 'zod';
import { DeliveryError } from '../../conversation/ports.ts';
import { readJson } from './readJson.ts';

/** What a platform answered: `body` is undefined when it was no JSON (an error page, a cut). */
export interface PlatformAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A request; the body is JSON text or a form. */
export interface PostRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | URLSearchParams;
}

/** What a post needs of the world. */
export interface PostTools {
  readonly fetch: typeof fetch;
  /** Milliseconds until an answer, complete, must be here. */
  readonly timeout: number;
}

/** The longest a platform may keep a send waiting, in milliseconds. */
export const ANSWER_TIMEOUT = 10_000;

/**
 * Posts and reads the answer, whatever its status. Rejects with a `DeliveryError` only: `unknown`
 * when time ran out or the answer broke off (the message may have arrived), `retry` when no answer
 * began. Redirects are not followed: they would carry the token elsewhere.
 */
export async function postForAnswer(
  { url, headers, body }: PostRequest,
  { fetch, timeout }: PostTools,
): Promise<PlatformAnswer> {
  const signal = AbortSignal.timeout(timeout);
  const response = await settled(
    fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' }),
    (cause) => outage(cause, signal, 'retry'),
  );
  const bytes = await settled(response.arrayBuffer(), (cause) => outage(cause, signal, 'unknown'));
  const { status, headers: answered } = response;
  return { status, headers: answered, body: readJson(new Uint8Array(bytes)) };
}

async function settled<T>(work: Promise<T>, toError: (cause: unknown) => Error): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw toError(cause);
  }
}

function outage(cause: unknown, signal: AbortSignal, failure: 'retry' | 'unknown'): DeliveryError {
  if (signal.aborted) return new DeliveryError('unknown', 'timeout', { cause });
  return new DeliveryError(failure, networkCode(cause), { cause });
}

/** Node's name of the outage, e.g. `ECONNREFUSED`; fetch hides it in the cause. */
function networkCode(error: unknown): string {
  const read = causeSchema.safeParse(error);
  return read.success ? read.data.cause.code : 'network';
}

const causeSchema = z.object({ cause: z.object({ code: z.string().regex(/^\w{1,64}$/) }) });
