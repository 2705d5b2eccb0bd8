import { z } from 'zod';

/** A number, or the same as text; nothing else becomes a number by accident. */
export const numericSchema = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,20}(\.\d{1,20})?$/)
    .transform(Number),
]);
