import { z } from 'zod';
import { fold } from '../understanding/normalize.ts';
import { opensSchema, within } from './opens.ts';

/** Comments under posts that are answered in private, once each. */
export const commentsFileSchema = z.strictObject({
  enabled: z.boolean(),
  rules: z.array(
    z.strictObject({
      keywords: z.array(z.string().regex(/\S/)).min(1),
      text: within(2_000),
      button: z.strictObject({ title: within(20), opens: opensSchema }),
    }),
  ),
});

export type CommentsFile = z.infer<typeof commentsFileSchema>;
export type CommentRule = CommentsFile['rules'][number];

/** The first rule with a keyword in the comment: whole words, with or without diacritics. */
export function ruleFor(
  { enabled, rules }: CommentsFile,
  comment: string,
): CommentRule | undefined {
  if (!enabled) return undefined;
  const words = wordsOf(comment);
  return rules.find(({ keywords }) => keywords.some((keyword) => words.includes(wordsOf(keyword))));
}

function wordsOf(text: string): string {
  return ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
