import { z } from 'zod';
import { secondRoad } from './secondRoad.ts';

const YEARS_FOR_A_PENSION = 15;
const MOST_MISSING = 60;
const MOST_SUPPORTED = 120;

const askedSchema = z.object({
  paid_months: z.number().default(0),
  support_months_used: z.number().default(0),
});

/**
 * The way to a pension, walked month by month as somebody with a calendar and a purse would, from
 * the text of the law alone (Luật 41/2024/QH15, Điều 36, 98; NĐ 159/2025/NĐ-CP, Điều 5, 7): pay
 * every month up to the one of the age, on while more than 60 months are missing, and what is
 * missing at once. It shares no line with `src/core/policy`; `start` and `age` are months `YYYY-MM`.
 */
export function secondRoadPlan(
  question: Readonly<Record<string, unknown>>,
  { start, age }: { readonly start: string; readonly age: string },
): Readonly<Record<string, string>> {
  const asked = askedSchema.parse(question);
  const price = (method: object) => BigInt(secondRoad({ ...question, ...method })['net'] ?? '');
  let purse = 0n;
  let paid = asked.paid_months;
  let supported = asked.support_months_used;
  let month = start;
  let paidUntil = '';
  const missing = () => Math.max(0, YEARS_FOR_A_PENSION * 12 - paid);
  const withSupport = price({ method: 'monthly', support_months_used: 0 });
  const alone = price({ method: 'monthly', support_months_used: MOST_SUPPORTED });

  while (month <= age || missing() > MOST_MISSING) {
    purse += supported < MOST_SUPPORTED ? withSupport : alone;
    supported += 1;
    paid += 1;
    paidUntil = month;
    month = next(month);
  }
  const once = missing();
  // Of age by now: in the month of the age itself, else in the first month nothing else is paid.
  const onceIn = paidUntil === age ? age : month;
  if (once > 0) purse += price({ method: 'missing_months', months: once });
  const last = once > 0 ? onceIn : paidUntil || start;
  return {
    pay_until: paidUntil,
    paid_months_then: String(paid),
    missing_months_then: String(once),
    pay_missing_in: once > 0 ? onceIn : '',
    pension_from: `${next(last)}-01`,
    total_net: String(purse),
    refused: '',
  };
}

function next(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
}
