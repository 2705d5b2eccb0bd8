import { z } from 'zod';

/**
 * What a model is to answer with. Every field is required and none has limits: not every server takes
 * them. What the fields hold is checked afterwards, by `groundedAnswer`.
 */
export const draftSchema = z.strictObject({
  /** True when the passages do not answer the question. */
  refuse: z.boolean(),
  answer: z.string(),
  citations: z.array(z.strictObject({ passage: z.string(), quote: z.string() })),
});

export type Draft = z.infer<typeof draftSchema>;

const FENCED = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/;

/** The draft in what a model wrote; undefined when that is cut, prose, or anything else. */
export function readDraft(written: string): Draft | undefined {
  const json = FENCED.exec(written)?.[1] ?? written;
  try {
    return draftSchema.safeParse(JSON.parse(json)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
