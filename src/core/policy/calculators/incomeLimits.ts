import { vnd } from '../../shared/money.ts';
import type { AssessmentWarning } from '../assessment.ts';
import type { Figure } from '../parameters.ts';
import { warning } from '../rules.ts';
import type { Rules } from '../rules.ts';

/** The incomes a person may choose on a day, in VND, and the figures behind them. */
export interface IncomeLimits {
  readonly minimum: number;
  readonly maximum: number;
  readonly figures: readonly Figure[];
}

/** The limits of the day (Luật 41/2024/QH15, khoản 2 Điều 31). */
export function incomeLimits(rules: Rules): IncomeLimits {
  const multiple = rules.number('highestIncomeMultiple');
  const line = rules.number('ruralPovertyLine');
  const level = rules.number('referenceLevel');
  return {
    minimum: line.value,
    maximum: multiple.value * level.value,
    figures: [line, level, multiple],
  };
}

/** `income_not_in_steps` for an income, within the limits, between two steps. */
export function stepWarning(
  { minimum, maximum }: IncomeLimits,
  income: number,
  rules: Rules,
): AssessmentWarning[] {
  const step = rules.number('incomeStep').value;
  const beyond = (income - minimum) % step;
  if (beyond === 0) return [];
  const lower = income - beyond;
  const facts = {
    step: vnd(step),
    minimum: vnd(minimum),
    lower: vnd(lower),
    higher: vnd(Math.min(lower + step, maximum)),
  };
  return [warning(rules.words, 'income_not_in_steps', facts)];
}
