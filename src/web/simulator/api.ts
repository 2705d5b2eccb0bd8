import { isReply, isUnderstood, type MessageBody, type Reply, type Understood } from './wire.ts';

/** Why no reply came; each has its sentence in `words.ts`. */
export type Failure = 'unreachable' | 'refused' | 'failed' | 'unreadable';

export type Answered =
  | { readonly kind: 'answered'; readonly reply: Reply }
  | { readonly kind: 'not_answered'; readonly failure: Failure };

/** A turn that takes longer than this will not come. */
const PATIENCE_MS = 30_000;

/** Says one thing as the citizen; every way it can fail is a value. */
export async function sendMessage(body: MessageBody): Promise<Answered> {
  const response = await post('/api/v1/simulator/messages', body);
  if (response === undefined) return { kind: 'not_answered', failure: 'unreachable' };
  if (!response.ok) {
    return { kind: 'not_answered', failure: response.status < 500 ? 'refused' : 'failed' };
  }
  const reply = await jsonOf(response);
  if (!isReply(reply)) return { kind: 'not_answered', failure: 'unreadable' };
  return { kind: 'answered', reply };
}

/** `absent`: this server has no such route; undefined: nothing usable came this time. */
export async function understand(text: string): Promise<Understood | 'absent' | undefined> {
  const response = await post('/api/v1/understand', { text });
  if (response?.status === 404) return 'absent';
  if (response?.ok !== true) return undefined;
  const understood = await jsonOf(response);
  return isUnderstood(understood) ? understood : undefined;
}

function post(path: string, body: object): Promise<Response | undefined> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
}

function jsonOf(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}
