import { z } from 'zod';
import { readPayload } from '../flow/payload.ts';

/** What a button outside the conversation leads to: `flow:contribution` or `command:person`. */
export const opensSchema = z
  .string()
  .refine((text) => ['flow', 'command'].includes(readPayload(text)?.kind ?? ''), {
    error: 'write flow:<id of a flow> or command:<menu, person, stop…>',
  });

/** The flow that it names, if it names one. */
export function flowOpened(opens: string): string | undefined {
  const payload = readPayload(opens);
  return payload?.kind === 'flow' ? payload.flow : undefined;
}

/** Text of at most `limit` characters, as platforms count them. */
export function within(limit: number) {
  return z
    .string()
    .regex(/\S/, 'write something')
    .refine((text) => Array.from(text.normalize('NFC')).length <= limit, {
      error: `is longer than the ${limit} characters the platform shows`,
    });
}
