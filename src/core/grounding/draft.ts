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

const FENCE = '```';

/** The draft in what a model wrote; undefined when that is cut, prose, or anything else. */
export function readDraft(written: string): Draft | undefined {
  try {
    return draftSchema.safeParse(JSON.parse(unfenced(written))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Some models put what they write between fences. Without a pattern: what a model writes is not trusted. */
function unfenced(written: string): string {
  const text = written.trim();
  if (!text.startsWith(FENCE) || !text.endsWith(FENCE)) return text;
  return text.slice(FENCE.length, -FENCE.length).trim().replace(/^json/, '');
}
