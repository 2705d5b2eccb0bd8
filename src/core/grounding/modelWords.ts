import { z } from 'zod';

/**
 * `content/model/vi.yaml`: what a language model is told before every question. `version` is kept with
 * every call, so it changes with the rules.
 */
export const modelWordsSchema = z.strictObject({
  version: z.string().min(1),
  /** Knows `{you}`: how the person is spoken to. */
  rules: z.string().min(1),
});

export type ModelWords = z.infer<typeof modelWordsSchema>;
