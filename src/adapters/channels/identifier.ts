import { z } from 'zod';

/**
 * A platform's id as opaque text: 1 to 256 printable characters. Numbers become their digits;
 * `readJson` keeps those that exceed 2^53 exact.
 */
export const identifierSchema = z
  .union([z.string(), z.number().int().nonnegative()])
  .transform(String)
  .pipe(z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,256}$/u));
