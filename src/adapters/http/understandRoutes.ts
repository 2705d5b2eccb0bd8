import { json, Router, type ErrorRequestHandler, type Response } from 'express';
import { z } from 'zod';
import { dayInVietnam } from '../../core/shared/localDate.ts';
import type { Lexicon } from '../../core/understanding/lexicon.ts';
import { ANSWER_KINDS } from '../../core/understanding/reading.ts';
import type { Ear } from '../../core/understanding/understand.ts';

/** The largest body that is read. */
const BODY_LIMIT = '64kb';

const choice = z.strictObject({
  value: z.string().min(1),
  title: z.string().min(1),
  also: z.array(z.string()).default([]),
});

const expectation = z.strictObject({
  answer: z.enum(ANSWER_KINDS),
  choices: z.array(choice).max(100).default([]),
  minimum: z.number().exactOptional(),
  maximum: z.number().exactOptional(),
  province: z.string().exactOptional(),
});

/** The body of `POST /api/v1/understand`; `expect` is a kind of answer or a whole question. */
const understandRequest = z.strictObject({
  text: z.string(),
  expect: z
    .union([z.enum(ANSWER_KINDS).transform((answer) => ({ answer, choices: [] })), expectation])
    .exactOptional(),
});

/** What the route needs; `now` in epoch milliseconds decides ages. */
export interface UnderstandTools {
  readonly ear: Ear;
  readonly now: () => number;
  /** Vietnamese, from `content/lexicon/said.yaml`. */
  readonly said: Pick<Lexicon['said'], 'request_malformed' | 'request_too_large'>;
}

/** `POST /api/v1/understand`: what the ear makes of a text. Keeps and logs nothing of it. */
export function understandRoutes(tools: UnderstandTools): Router {
  const router = Router();
  const path = '/api/v1/understand';
  router.post(path, json({ limit: BODY_LIMIT, type: () => true }), (request, response) => {
    answer(tools, request.body, response);
  });
  router.use(path, bodyRefused(tools));
  return router;
}

function answer({ ear, now, said }: UnderstandTools, body: unknown, response: Response): void {
  const checked = understandRequest.safeParse(body);
  if (!checked.success) {
    const field = checked.error.issues[0]?.path.map(String).join('.');
    const error = { code: 'malformed', message: said.request_malformed };
    response.status(400).json({ error: field ? { ...error, field } : error });
    return;
  }
  const { text, expect } = checked.data;
  response.json({ entities: ear.find(text, dayInVietnam(now()), expect) });
}

/** A body that express could not read: too large, cut or no JSON; anything else goes on. */
function bodyRefused({ said }: UnderstandTools): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const status = bodyError.safeParse(error).data?.status;
    if (status === undefined || response.headersSent) {
      next(error);
    } else if (status === 413) {
      const message = said.request_too_large;
      response.status(413).json({ error: { code: 'too_large', message } });
    } else {
      const message = said.request_malformed;
      response.status(400).json({ error: { code: 'malformed', message } });
    }
  };
}

const bodyError = z.looseObject({ status: z.number().min(400).max(499) });
