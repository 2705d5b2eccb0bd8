import { WORDS } from './words.ts';

/** What the desk's API answered: its body, or the sentence that says why not. */
export type Answered =
  | { readonly kind: 'ok'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string };

const PATIENCE_MS = 30_000;

/** Asks the desk's API, as every page must: with the header that other sites cannot send. */
export async function ask(method: string, path: string, body?: object): Promise<Answered> {
  const response = await fetch(`/desk/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-ansinh-desk': '1' },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  if (!response) return { kind: 'refused', status: 0, message: WORDS.unreachable };
  const answer = await bodyOf(response);
  if (response.ok) return { kind: 'ok', body: answer };
  return { kind: 'refused', status: response.status, message: textAt(answer, 'error', 'message') };
}

function bodyOf(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}

/** The text at a path of an answer; the sentence for a server that cannot be reached without one. */
export function textAt(answer: unknown, ...path: readonly string[]): string {
  const found = path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined,
    answer,
  );
  return typeof found === 'string' ? found : WORDS.unreachable;
}
