import { zodResponseFormat } from 'openai/helpers/zod';
import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import { ModelError } from '../../conversation/ports.ts';
import { draftSchema } from '../../core/grounding/draft.ts';

type Format = Pick<ChatCompletionCreateParams, 'response_format'>;

/** From the most a server may know to nothing: what comes back is checked in any case. */
const FORMATS: readonly Format[] = [
  { response_format: zodResponseFormat(draftSchema, 'answer') },
  { response_format: { type: 'json_object' } },
  {},
];
/** How servers say that they do not know a format. */
const NOT_KNOWN = /^http_(?:400|422|501)$/;

/** Finds out which format a server takes, and keeps to it. */
export interface ReplyFormats {
  /** Asks in the best format that is not known to be refused, and in the next ones when it is. */
  withKnown<Reply>(ask: (format: Format) => Promise<Reply>): Promise<Reply>;
}

export function replyFormats(): ReplyFormats {
  let best = 0;
  return { withKnown: (ask) => attempt(best, ask) };

  async function attempt<Reply>(
    at: number,
    ask: (format: Format) => Promise<Reply>,
  ): Promise<Reply> {
    try {
      const reply = await ask(FORMATS[at] ?? {});
      best = at;
      return reply;
    } catch (error) {
      const isRefused = error instanceof ModelError && NOT_KNOWN.test(error.code);
      if (!isRefused || at + 1 >= FORMATS.length) throw error;
      return attempt(at + 1, ask);
    }
  }
}
