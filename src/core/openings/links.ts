import { z } from 'zod';

const ref = z
  .string()
  .regex(
    /^(?:ad:\d{1,30}|[a-z0-9]+(?:-[a-z0-9]+)*)$/,
    'use lower-case letters, digits and -, or ad:<id>',
  )
  .max(100);

/** Links and advertisements by their `ref`, and what each opens. */
export const linksFileSchema = z.strictObject({
  links: z.record(
    ref,
    z.strictObject({
      title: z.string().min(1).describe('For whoever prints the link; no citizen sees it'),
      flow: z.string().regex(/^[a-z][a-z0-9-]*$/),
      facts: z
        .record(z.string().regex(/^[a-z][a-z0-9_]*$/), z.string().min(1).max(200))
        .describe('Kept with a lead: commune, campaign…')
        .default({}),
    }),
  ),
});

export type LinksFile = z.infer<typeof linksFileSchema>;
