import { isRecord, isText, type Guard } from './guards.ts';
import { WORDS } from './words.ts';

/** Why the desk did not do as asked: the sentence for the person, the status for the page. */
export interface Refused {
  readonly kind: 'refused';
  /** 0: the server could not be reached, or spoke in riddles. */
  readonly status: number;
  readonly message: string;
}

export type Answered<Body> = { readonly kind: 'ok'; readonly body: Body } | Refused;

const PATIENCE_MS = 30_000;

/** Told to the window when an answer says that nobody is signed in any more. */
export const SIGNED_OUT = 'ansinh:signed-out';

export interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/desk/api`. */
  readonly path: string;
  readonly body?: object | undefined;
}

/** Asks the desk's API, as every page must: with the header that other sites cannot send. */
export async function ask<Body>(
  { method, path, body }: Question,
  guard: Guard<Body>,
): Promise<Answered<Body>> {
  const response = await fetch(`/desk/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-ansinh-desk': '1' },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  if (!response) return { kind: 'refused', status: 0, message: WORDS.unreachable };
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.status === 401) dispatchEvent(new Event(SIGNED_OUT));
  if (!response.ok) return { kind: 'refused', status: response.status, message: messageOf(answer) };
  if (guard(answer)) return { kind: 'ok', body: answer };
  return { kind: 'refused', status: 0, message: WORDS.unreadable };
}

function messageOf(answer: unknown): string {
  const error = isRecord(answer) ? answer['error'] : undefined;
  const message = isRecord(error) ? error['message'] : undefined;
  return isText(message) ? message : WORDS.unreachable;
}
