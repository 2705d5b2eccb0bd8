import type { ErrorRequestHandler, Response } from 'express';
import type { Log } from '../../conversation/ports.ts';

/** The body of every refusal of `/api/v1`; `message` is Vietnamese, for a citizen. */
export interface ApiError {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
  readonly allowed?: unknown;
  /** What is wrong with a list, line by line. */
  readonly problems?: readonly unknown[];
}

export function sendApiError(response: Response, status: number, error: ApiError): void {
  response.status(status).json({ error });
}

/**
 * The one handler for what routes throw: body-parser's refusals keep their status (400, 413, 415),
 * everything else is our own mistake: logged, and told as 500 without details.
 */
export function handleErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500) log.error('request_failed', { path: request.path, error });
    response
      .status(status)
      .type('text/plain')
      .send(REASONS[status] ?? 'refused');
  };
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'malformed',
  413: 'too large',
  415: 'unsupported encoding',
  500: 'failed',
};

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
