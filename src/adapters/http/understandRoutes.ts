import { json, Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { z } from 'zod';
import { dayInVietnam } from '../../core/shared/localDate.ts';
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
export const understandRequest = z.strictObject({
  text: z.string(),
  expect: z
    .union([z.enum(ANSWER_KINDS).transform((answer) => ({ answer, choices: [] })), expectation])
    .exactOptional(),
});

/** What the route needs; `now` in epoch milliseconds decides ages. */
export interface UnderstandTools {
  readonly ear: Ear;
  readonly now: () => number;
}

/** `POST /api/v1/understand`: what the ear makes of a text. Keeps and logs nothing of it. */
export function understandRoutes(tools: UnderstandTools): Router {
  const router = Router();
  router.post(
    '/api/v1/understand',
    json({ limit: BODY_LIMIT, type: () => true }),
    (request: Request, response: Response) => answer(tools, request, response),
  );
  router.use(bodyRefused);
  return router;
}

function answer({ ear, now }: UnderstandTools, request: Request, response: Response): void {
  const body: unknown = request.body;
  const checked = understandRequest.safeParse(body);
  if (!checked.success) {
    const field = checked.error.issues[0]?.path.map(String).join('.');
    refuse(response, { status: 400, code: 'malformed', ...(field ? { field } : {}) });
    return;
  }
  const { text, expect } = checked.data;
  response.json({ entities: ear.find(text, dayInVietnam(now()), expect) });
}

const MESSAGES = {
  malformed: 'Yêu cầu chưa đúng: cần JSON có "text" là chữ, và "expect" nếu có.',
  too_large: 'Nội dung quá dài: tối đa 64 KiB.',
} as const;

interface Refused {
  readonly status: number;
  readonly code: keyof typeof MESSAGES;
  readonly field?: string;
}

/** A body that express could not read: too large, cut or no JSON; anything else goes on. */
const bodyRefused: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = bodyError.safeParse(error).data?.status;
  if (status === undefined || response.headersSent) next(error);
  else if (status === 413) refuse(response, { status, code: 'too_large' });
  else refuse(response, { status: 400, code: 'malformed' });
};

const bodyError = z.looseObject({ status: z.number().min(400).max(499) });

function refuse(response: Response, { status, code, field }: Refused): void {
  const error = { code, message: MESSAGES[code], ...(field ? { field } : {}) };
  response.status(status).json({ error });
}
