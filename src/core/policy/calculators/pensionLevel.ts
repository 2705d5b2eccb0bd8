import { roundToDong } from '../../shared/money.ts';
import { exact, fraction, minus, nearestNumber, over, plus, times } from '../../shared/rational.ts';
import type { Rational } from '../../shared/rational.ts';
import type { Figure, Ladder, ValueOf } from '../parameters.ts';
import type { Rules } from '../rules.ts';
import { averageIncome, countedYears, paidMonths } from './paidTime.ts';
import type { PaidMonth } from './paidTime.ts';
import type { PensionInput } from './pensionInput.ts';
import type { Retirement } from './retirementAge.ts';

/** A pension with the figures it rests on; amounts in whole VND. */
export interface PensionLevel {
  readonly sex: PensionInput['sex'];
  readonly retirement: Retirement;
  readonly paid: PaidTime;
  /** Years for the level, in halves. */
  readonly years: number;
  readonly missingMonths: number;
  readonly ratePercent: number;
  readonly averageIncome: number;
  readonly monthlyPension: number;
  readonly allowance: { readonly amount: number; readonly figures: readonly Figure[] };
  readonly figures: PensionFigures;
}

interface PensionFigures {
  readonly minimum: Figure<number>;
  readonly half: Figure<number>;
  readonly rate: Figure<ValueOf<'ladder_by_sex'>>;
}

interface PaidTime {
  readonly months: number;
  /** VND, exact. */
  readonly average: Rational;
  /** The months one by one and the table used, when periods were given. */
  readonly list?: readonly PaidMonth[];
  readonly indexation?: Figure<ValueOf<'by_year'>>;
}

/** The level of a pension (Luật 41/2024/QH15, Điều 98–100, 104); 0 without enough years. */
export function pensionLevel(
  input: PensionInput,
  retirement: Retirement,
  rules: Rules,
): PensionLevel {
  const figures = {
    rate: rules.ladder('pensionRate'),
    minimum: rules.number('pensionMinimumYears'),
    half: rules.number('halfYearMonthsHighest'),
  };
  const paid = paidTime(input, rules);
  const years = countedYears(paid.months, figures.half.value);
  const missingMonths = Math.max(0, figures.minimum.value * 12 - paid.months);
  const ladder = figures.rate.value[input.sex];
  const rate = missingMonths > 0 ? fraction(0n) : percentAfter(years, ladder);
  return {
    sex: input.sex,
    retirement,
    paid,
    years,
    missingMonths,
    ratePercent: nearestNumber(rate),
    averageIncome: roundToDong(paid.average),
    monthlyPension: roundToDong(times(paid.average, over(rate, exact(100)))),
    allowance: oneTimeAllowance({ years, paid, retirement, figures, ladder }, rules),
    figures,
  };
}

function paidTime(input: PensionInput, rules: Rules): PaidTime {
  if (!input.periods) {
    const months = (input.years ?? 0) * 12 + (input.months ?? 0);
    return { months, average: exact(input.average_income ?? 0) };
  }
  const indexation = rules.coefficients('indexation');
  const list = paidMonths(input.periods, rules);
  return { months: list.length, average: averageIncome(list, indexation, rules), list, indexation };
}

/** Percent after some years: on a straight line between two points of the ladder, level after. */
export function percentAfter(years: number, ladder: Ladder): Rational {
  const points = Object.entries(ladder).map(([at, percent]) => ({ at: Number(at), percent }));
  const below = points.findLast(({ at }) => at <= years);
  const above = points.find(({ at }) => at > years);
  if (!below) return fraction(0n);
  if (!above) return exact(below.percent);
  const slope = over(exact(above.percent - below.percent), exact(above.at - below.at));
  return plus(exact(below.percent), times(slope, minus(exact(years), exact(below.at))));
}

/**
 * For each year beyond the highest rate 0.5 of the average, and 2 for those paid after a pension was
 * already due (Luật 41/2024/QH15, Điều 100). When only the time is given, all years count as 0.5.
 */
function oneTimeAllowance(
  {
    years,
    paid,
    retirement,
    figures,
    ladder,
  }: {
    years: number;
    paid: PaidTime;
    retirement: Retirement;
    figures: PensionFigures;
    ladder: Ladder;
  },
  rules: Rules,
): PensionLevel['allowance'] {
  const extra = years - Math.max(...Object.keys(ladder).map(Number));
  if (extra <= 0) return { amount: 0, figures: [] };
  const usual = rules.number('oneTimeAllowance');
  const afterDue = rules.number('oneTimeAllowanceAfterEligible');
  const late = Math.min(extra, yearsAfterDue({ paid, retirement, figures }));
  const multiple = plus(
    times(exact(usual.value), exact(extra - late)),
    times(exact(afterDue.value), exact(late)),
  );
  return {
    amount: roundToDong(times(paid.average, multiple)),
    figures: late > 0 ? [usual, afterDue] : [usual],
  };
}

/** Years paid after both the age and the years for a pension were reached, in halves. */
function yearsAfterDue({
  paid,
  retirement,
  figures,
}: {
  paid: PaidTime;
  retirement: Retirement;
  figures: PensionFigures;
}): number {
  const afterYears = paid.list?.slice(figures.minimum.value * 12) ?? [];
  const afterBoth = afterYears.filter(({ month }) => month > retirement.on);
  return countedYears(afterBoth.length, figures.half.value);
}
