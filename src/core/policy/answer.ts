import { z } from 'zod';
import type { Assessment } from './assessment.ts';

/** A `LegalReference` as the API shows it. */
export const shownReference = z.object({
  title: z.string(),
  article: z.string(),
  url: z.string().optional(),
  from: z.string(),
});

/** What every successful answer carries beside its result. */
export const answerFrame = {
  lines: z.array(
    z.object({
      label: z.string(),
      amount: z.int().optional().describe('Whole VND'),
      parameters: z.array(z.string()),
      references: z.array(shownReference),
    }),
  ),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
};

/** How the API says no. */
export const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string().describe('Vietnamese, for a citizen'),
    field: z.string().optional(),
    allowed: z.unknown().optional(),
  }),
});

/** An assessment as the API sends it: the fields of the result, then lines and warnings. */
export function answerOf({ result, lines, warnings }: Assessment<unknown>): object {
  return { ...(typeof result === 'object' ? result : { result }), lines, warnings };
}
