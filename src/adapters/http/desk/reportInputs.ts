import { z } from 'zod';
import { readPeriod } from '../../../core/desk/period.ts';
import type { Place } from '../../../conversation/reports/asked.ts';

/** `2026`, `2026-11`, `2026-Q4` or `2026-H2`. */
export const period = z.string().transform((name, context) => {
  const read = readPeriod(name);
  if (read && read.year >= 2000) return read;
  context.addIssue({ code: 'custom', message: 'is no period' });
  return z.NEVER;
});

const slug = z.string().regex(/^[a-z0-9_-]{1,60}$/);

/** A period, and the place it is narrowed to: a commune only with its province. */
export const asked = {
  period,
  province: slug.exactOptional(),
  commune: slug.exactOptional(),
};

/** The place of a query; empty where it names none. */
export function placeOf({ province, commune }: Place): { readonly place: Place } {
  return {
    place: {
      ...(province !== undefined && { province }),
      ...(commune !== undefined && { commune }),
    },
  };
}
