import { readJson } from '../../src/adapters/channels/readJson.ts';
import { z } from 'zod';
import { startLoopback, type Loopback } from './loopback.ts';

/** What a question brought: the passages with their tokens, and what was asked. */
export interface ModelQuestion {
  readonly system: string;
  readonly question: string;
  readonly passages: readonly { readonly id: string; readonly text: string }[];
  readonly format: string | undefined;
}

/** A server that speaks the protocol of OpenAI's chat completions. */
export interface FakeModel extends Omit<Loopback, 'url'> {
  /** With the version, as in OPENAI_BASE_URL. */
  readonly url: string;
  readonly questions: readonly ModelQuestion[];
  /** From now on the answer is this text, whatever is asked. */
  says(written: (question: ModelQuestion) => string): void;
}

const body = z.object({
  messages: z.tuple([z.object({ content: z.string() }), z.object({ content: z.string() })]),
  response_format: z.object({ type: z.string() }).optional(),
});
const user = z.object({
  question: z.string(),
  passages: z.array(z.object({ id: z.string(), text: z.string() })),
});

export async function startFakeModel(): Promise<FakeModel> {
  let written = (question: ModelQuestion) => quoting(question);
  const questions: ModelQuestion[] = [];
  const server = await startLoopback((call) => {
    const { messages, response_format: format } = body.parse(readJson(call.bytes));
    const [system, asked] = messages;
    const question = {
      ...user.parse(JSON.parse(asked.content)),
      system: system.content,
      format: format?.type,
    };
    questions.push(question);
    return { status: 200, body: completion(written(question)) };
  });
  return {
    ...server,
    url: `${server.url}/v1`,
    questions,
    says: (other) => (written = other),
  };
}

/** What an honest model does: a sentence of the first passage, word for word. */
export function quoting({ passages }: ModelQuestion): string {
  const [first] = passages;
  const sentence = first?.text.split('\n')[1] ?? '';
  return draft(sentence, [{ passage: first?.id ?? '', quote: sentence }]);
}

/** An answer as the schema wants it. */
export function draft(
  answer: string,
  citations: readonly { readonly passage: string; readonly quote: string }[],
): string {
  return JSON.stringify({ refuse: false, answer, citations });
}

/** The HTTP answer around what a model wrote. */
export function completion(content: string, finish = 'stop'): unknown {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'fake',
    choices: [
      { index: 0, message: { role: 'assistant', content, refusal: null }, finish_reason: finish },
    ],
    usage: { prompt_tokens: 700, completion_tokens: 90, total_tokens: 790 },
  };
}
