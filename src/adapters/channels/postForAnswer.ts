import {
  Agent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { DeliveryError } from '../../conversation/ports.ts';
import { readJson } from './readJson.ts';

/** What a platform answered: `body` is undefined when it was no JSON (an error page, a cut). */
export interface PlatformAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A request; the body is JSON text, a form, or bytes whose type the headers tell. */
export interface PostRequest {
  /** `POST` when absent. */
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams | Uint8Array;
}

/** What a post is allowed. */
export interface PostTools {
  /** Milliseconds until an answer, complete, must be here. */
  readonly timeout: number;
}

/** The longest a platform may keep a send waiting, in milliseconds. */
export const ANSWER_TIMEOUT = 10_000;

// Node's own client, not `fetch`: a kept connection costs a third of the processor time per message
// (docs/adr, "Platform clients").
const AGENT = new Agent({ keepAlive: true });
const SECURE_AGENT = new SecureAgent({ keepAlive: true });
const FORM = 'application/x-www-form-urlencoded';

/**
 * Posts and reads the answer, whatever its status. Rejects with a `DeliveryError` only: `unknown`
 * when time ran out or the answer broke off (the message may have arrived), `retry` when no answer
 * began. Redirects are not followed: they would carry the token elsewhere.
 */
export async function postForAnswer(
  request: PostRequest,
  { timeout }: PostTools,
): Promise<PlatformAnswer> {
  const signal = AbortSignal.timeout(timeout);
  const response = await settled(begin(request, signal), (cause) => outage(cause, signal, 'retry'));
  const bytes = await settled(buffer(response), (cause) => outage(cause, signal, 'unknown'));
  return { status: response.statusCode ?? 0, headers: response.headers, body: readJson(bytes) };
}

/** Resolves when the answer begins. */
function begin(
  { method = 'POST', url, headers, body }: PostRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const target = new URL(url);
  const isSecure = target.protocol === 'https:';
  const agent = isSecure ? SECURE_AGENT : AGENT;
  const type = body instanceof URLSearchParams ? { 'content-type': FORM } : {};
  const content = body instanceof URLSearchParams ? body.toString() : body;
  // Node tells the length of a POST by itself; a DELETE without it is no valid request.
  const length = content === undefined ? {} : { 'content-length': Buffer.byteLength(content) };
  const options = { method, headers: { ...type, ...length, ...headers }, agent, signal };
  return new Promise((resolve, reject) => {
    const request = (isSecure ? httpsRequest : httpRequest)(target, options, resolve);
    request.once('error', reject);
    request.end(content);
  });
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

/** Node's name of the outage, e.g. `ECONNREFUSED`. */
function networkCode(error: unknown): string {
  const read = outageSchema.safeParse(error);
  return read.success ? read.data.code : 'network';
}

const outageSchema = z.object({ code: z.string().regex(/^\w{1,64}$/) });
