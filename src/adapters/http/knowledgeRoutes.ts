import express from 'express';
import type { Request, Router } from 'express';
import { z } from 'zod';
import { onInput } from '../../core/policy/inputs.ts';
import { malformed, malformedRefusal } from '../../core/policy/malformed.ts';
import type { PolicyWords } from '../../core/policy/words.ts';
import type { LocalDate } from '../../core/shared/localDate.ts';
import { sendApiError } from './apiError.ts';

/** Characters of a question: more than people type, less than a flood. */
const LONGEST_QUESTION = 2_000;

/** The query of `GET /api/v1/faq`. */
export const faqQuery = z.object({
  q: z.string().trim().min(1).max(LONGEST_QUESTION).describe('The question, as people write it'),
  province: z
    .string()
    .optional()
    .describe('hanoi, lao_cai; any other text: national answers only; absent: not known'),
  on: onInput,
});

/** The answer of `GET /api/v1/faq`. */
export const faqAnswer = z.object({
  decision: z
    .enum(['answer', 'choose', 'none'])
    .describe('answer: the first is the one; choose: one of up to three; none: out of scope'),
  results: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      answer: z.string(),
      score: z.number(),
      source: z.array(
        z.object({ title: z.string(), article: z.string(), url: z.string().optional() }),
      ),
      valid_from: z.string(),
    }),
  ),
});

export type FaqAnswer = z.infer<typeof faqAnswer>;

/** Asks the curated answers; `province` undefined is not known. */
export type AskFaq = (
  question: string,
  asker: { readonly province: string | undefined; readonly on: LocalDate },
) => FaqAnswer;

interface KnowledgeRouteTools {
  readonly ask: AskFaq;
  readonly words: PolicyWords;
  readonly today: () => LocalDate;
}

/**
 * `GET /api/v1/faq?q=&province=&on=`: the curated answer to a free question. 400 `invalid_input` with
 * the field. Keeps and logs nothing of it.
 */
export function knowledgeRoutes({ ask, words, today }: KnowledgeRouteTools): Router {
  const router = express.Router();
  router.get('/api/v1/faq', (request: Request<unknown, unknown, unknown, unknown>, response) => {
    const query = faqQuery.safeParse(request.query);
    if (query.success) {
      const { q, province, on = today() } = query.data;
      response.json(ask(q, { province, on }));
      return;
    }
    sendApiError(response, 400, malformedRefusal(words, malformed(faqQuery, query.error)));
  });
  return router;
}
