import { z } from 'zod';
import type { Deed } from '../../../core/lead/deeds.ts';
import { LEAD_STATES } from '../../../core/lead/work.ts';
import { PAYING_METHODS } from '../../../core/shared/payingMethods.ts';

/** What the routes of leads accept. */

export const leadIdInput = z.string().regex(/^\d{1,18}$/);

const word = z.string().min(1).max(100);
const instant = z.int().min(0).max(8_640_000_000_000_000);
const LONGEST_NOTE = 2_000;
const MOST_ROWS = 100;
const USUAL_ROWS = 50;
/** Five years paid ahead, and more missing years than anybody has. */
const MOST_MONTHS = 600;

export const listInput = z.strictObject({
  view: z.enum(['all', 'new', 'mine', 'overdue', 'unassigned']).default('all'),
  state: z.enum(LEAD_STATES).optional(),
  province: word.optional(),
  commune: word.optional(),
  group: word.optional(),
  assignee: word.optional(),
  search: z.string().max(200).optional(),
  after: z
    .string()
    .regex(/^\d{1,15}-\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(USUAL_ROWS),
});

const registration = z.strictObject({
  months: z.int().min(1).max(MOST_MONTHS),
  fromMonth: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/),
  income: z.int().min(0).max(1_000_000_000),
  method: z.enum(PAYING_METHODS),
});

/** One of the deeds; what belongs to another is refused. */
export const deedInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['claim', 'call', 'no_answer', 'wrong_number', 'reopen']) }),
  z.strictObject({ kind: z.literal('call_back'), at: instant }),
  z.strictObject({ kind: z.literal('register'), registration }),
  z.strictObject({ kind: z.literal('refuse'), reason: word }),
  z.strictObject({ kind: z.literal('hand_over'), to: word }),
  z.strictObject({ kind: z.literal('note'), text: z.string().trim().min(1).max(LONGEST_NOTE) }),
  z.strictObject({ kind: z.literal('set_groups'), groups: z.array(word).max(20) }),
]) satisfies z.ZodType<Deed>;

const inQuery = z.coerce.number().pipe(instant);

/** When leads were captured; without an end: until now. */
export const periodInput = z
  .strictObject({ from: inQuery.default(0), to: inQuery.optional() })
  .refine(({ from, to }) => to === undefined || from < to, { path: ['to'] });
