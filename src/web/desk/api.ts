import { isRecord, isText, type Guard } from './guards.ts';
import { WORDS } from './words.ts';

/** Why the desk did not do as asked: the sentence for the person, the status for the page. */
export interface Refused {
  readonly kind: 'refused';
  /** 0: the server could not be reached, or spoke in riddles. */
  readonly status: number;
  readonly message: string;
  /** The code of `core/desk/words.ts`. */
  readonly code?: string | undefined;
  /** What is wrong with a list, line by line, unchecked. */
  readonly problems?: unknown;
}

export type Answered<Body> = { readonly kind: 'ok'; readonly body: Body } | Refused;

const PATIENCE_MS = 30_000;

/** Told to the window when an answer says that nobody is signed in any more. */
export const SIGNED_OUT = 'ansinh:signed-out';

export interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/desk/api`. */
  readonly path: string;
  /** Sent as JSON; bytes as they are. */
  readonly body?: object | ArrayBuffer | undefined;
}

/** Asks the desk's API, as every page must: with the header that other sites cannot send. */
export async function ask<Body>(
  { method, path, body }: Question,
  guard: Guard<Body>,
): Promise<Answered<Body>> {
  const response = await fetch(`/desk/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-ansinh-desk': '1' },
    ...(body && { body: body instanceof ArrayBuffer ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  if (!response) return { kind: 'refused', status: 0, message: WORDS.unreachable };
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.status === 401) dispatchEvent(new Event(SIGNED_OUT));
  if (!response.ok) return refusedBy(response.status, answer);
  if (guard(answer)) return { kind: 'ok', body: answer };
  return { kind: 'refused', status: 0, message: WORDS.unreadable };
}

function refusedBy(status: number, answer: unknown): Refused {
  const error = isRecord(answer) ? answer['error'] : undefined;
  const { message, code, problems } = isRecord(error) ? error : {};
  return {
    ...{ kind: 'refused', status, problems },
    message: isText(message) ? message : WORDS.unreachable,
    code: isText(code) ? code : undefined,
  };
}
