import express from 'express';
import type { ErrorRequestHandler, Request, RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import { answerOf } from '../../core/policy/answer.ts';
import type { Refusal } from '../../core/policy/assessment.ts';
import { CALCULATORS } from '../../core/policy/calculate.ts';
import type { Calculator } from '../../core/policy/calculate.ts';
import { onInput } from '../../core/policy/inputs.ts';
import { malformed, malformedRefusal } from '../../core/policy/malformed.ts';
import type { Malformed } from '../../core/policy/malformed.ts';
import { figuresOn } from '../../core/policy/parameters.ts';
import type { Law } from '../../core/policy/parameters.ts';
import { fill } from '../../core/policy/words.ts';
import type { PolicyWords, RequestCode } from '../../core/policy/words.ts';
import type { LocalDate } from '../../core/shared/localDate.ts';
import { policyDocument } from './policyDocument.ts';

/** What the routes need; `today` is the day in Việt Nam, read at each request. */
export interface PolicyRouteTools {
  readonly law: Law;
  readonly words: PolicyWords;
  readonly today: () => LocalDate;
}

const PREFIX = '/api/v1';
const MOST_KILOBYTES = 64;
const parametersQuery = z.object({ on: onInput });

/**
 * The calculators over HTTP: `POST /api/v1/<name>`, `GET /api/v1/parameters?on=` and
 * `GET /api/v1/openapi.json`. 400 malformed, 413 above 64 KiB, 422 against a rule; every error is
 * `{error: {code, message, field?, allowed?}}`.
 */
export function policyRoutes(tools: PolicyRouteTools): Router {
  const router = express.Router();
  const readJson = express.json({ limit: MOST_KILOBYTES * 1024, type: 'application/json' });
  const document = policyDocument();

  for (const [name, calculator] of CALCULATORS) {
    router.post(
      `${PREFIX}/${name}`,
      demandJson(tools),
      readJson,
      calculatorHandler(calculator, tools),
    );
  }
  router.get(`${PREFIX}/parameters`, parametersHandler(tools));
  router.get(`${PREFIX}/openapi.json`, (_request, response) => void response.json(document));
  router.use(unreadable(tools));
  return router;
}

function calculatorHandler(calculator: Calculator, tools: PolicyRouteTools): RequestHandler {
  return (request: Request<unknown, unknown, unknown>, response) => {
    const calculation = calculator.run(request.body, { ...tools, today: tools.today() });
    if (calculation.kind === 'malformed') {
      refuseMalformed(response, calculation.wrong, tools.words);
    } else if (calculation.outcome.ok) {
      response.json(answerOf(calculation.outcome));
    } else {
      refuse(response, 422, calculation.outcome.refusal);
    }
  };
}

function parametersHandler({ law, words, today }: PolicyRouteTools): RequestHandler {
  return (request, response) => {
    const query = parametersQuery.safeParse(request.query);
    if (!query.success) {
      refuseMalformed(response, malformed(parametersQuery, query.error), words);
      return;
    }
    const on = query.data.on ?? today();
    const figures = figuresOn(law, on);
    const inForce = new Set(figures.map(({ id }) => id));
    const notFound = [...law].flatMap(([id, { description, not_found: note }]) =>
      note !== undefined && !inForce.has(id) ? [{ id, description, note }] : [],
    );
    response.json({ on, parameters: figures, not_found: notFound });
  };
}

function demandJson({ words }: PolicyRouteTools): RequestHandler {
  return (request, response, next) => {
    if (typeof request.is('application/json') === 'string') next();
    else refuseRequest(response, 'unsupported_media_type', words);
  };
}

/** What the body parser could not read; anything else is not ours and goes on. */
function unreadable({ words }: PolicyRouteTools): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const failure = bodyFailure.safeParse(error);
    if (!failure.success || response.headersSent) next(error);
    else refuseRequest(response, codeOf(failure.data.type), words);
  };
}

/** https://github.com/expressjs/body-parser#errors */
const bodyFailure = z.object({ type: z.string().optional(), status: z.int().min(400).max(499) });

function codeOf(type: string | undefined): RequestCode {
  if (type === 'entity.too.large') return 'too_large';
  return type === 'entity.parse.failed' ? 'invalid_json' : 'unreadable_request';
}

function refuseMalformed(response: Response, wrong: Malformed, words: PolicyWords): void {
  if (wrong.field === '') refuseRequest(response, 'invalid_json', words);
  else refuse(response, 400, malformedRefusal(words, wrong));
}

function refuseRequest(response: Response, code: RequestCode, words: PolicyWords): void {
  const message = fill(words.requests[code], { kilobytes: MOST_KILOBYTES });
  refuse(response, code === 'too_large' ? 413 : 400, { code, message });
}

function refuse(response: Response, status: number, error: Refusal): void {
  response.status(status).json({ error });
}
