import { z } from 'zod';
import { opensSchema, within } from './opens.ts';

/**
 * What people see before they have said anything (Messenger Platform, "Messenger Profile"): greeting
 * 160 characters, menu title 30, at most 20 items, at most 4 ice breakers of 80 characters.
 */
export const profileFileSchema = z.strictObject({
  greeting: within(160),
  menu: z
    .array(z.strictObject({ title: within(30), opens: opensSchema }))
    .min(1)
    .max(20),
  ice_breakers: z.array(z.strictObject({ question: within(80), opens: opensSchema })).max(4),
});

export type AccountProfile = z.infer<typeof profileFileSchema>;
