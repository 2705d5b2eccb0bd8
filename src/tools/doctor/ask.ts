import { z } from 'zod';

/** An answer, whatever its status, or the code of the outage. */
export type Answer =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  | { readonly kind: 'outage'; readonly code: string };

export interface Question {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A POST with these bytes; without them a GET. */
  readonly body?: Buffer;
}

export type Ask = (question: Question) => Promise<Answer>;

/** Milliseconds that a server may take. */
const PATIENCE = 10_000;

/** Asks a server over HTTP; redirects are not followed, for a platform does not follow them either. Never rejects. */
export const askServer: Ask = async ({ url, headers = {}, body }) => {
  try {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body: Uint8Array.from(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { kind: 'answer', status: response.status, text: await response.text() };
  } catch (error) {
    return { kind: 'outage', code: outageOf(error) };
  }
};

const causeSchema = z.object({ cause: z.object({ code: z.string().regex(/^\w{1,64}$/) }) });

/** Its code only: the message can hold the whole address. */
function outageOf(error: unknown): string {
  const read = causeSchema.safeParse(error);
  if (read.success) return read.data.cause.code;
  return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'network';
}

/** What was seen, in words: `HTTP 403` or `no answer (ECONNREFUSED)`. */
export function seenOf(answer: Answer): string {
  return answer.kind === 'answer' ? `HTTP ${answer.status}` : `no answer (${answer.code})`;
}
