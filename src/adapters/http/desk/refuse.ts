import type { Response } from 'express';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../../core/desk/password.ts';
import type { DeskWords } from '../../../core/desk/words.ts';
import { fill } from '../../../core/shared/fill.ts';
import { sendApiError } from '../apiError.ts';
import { statusOf, type DeskRefusal } from './reply.ts';

/** Answers with a refusal in the words of the desk. */
export function refuse(response: Response, refusal: DeskRefusal, { errors }: DeskWords): void {
  const { code, field, wait, problems } = refusal;
  if (wait !== undefined) response.set('Retry-After', String(Math.ceil(wait / 1_000)));
  const message = fill(errors[code], {
    field: field ?? '',
    minutes: Math.ceil((wait ?? 0) / 60_000),
    minimum: SHORTEST_PASSWORD,
    maximum: LONGEST_PASSWORD,
    ...refusal.values,
  });
  sendApiError(response, statusOf(code), {
    code,
    message,
    ...(field !== undefined && { field }),
    ...(problems && { problems }),
  });
}
