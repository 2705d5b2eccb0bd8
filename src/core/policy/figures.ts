import type { Law, Shape } from './parameters.ts';

/**
 * The parameters the calculators ask for: what a content folder must hold. Keyed by shape, so that
 * a calculator cannot read a figure as something it is not.
 */
export const FIGURES = {
  number: {
    ruralPovertyLine: 'poverty-standard/rural-poverty-line',
    referenceLevel: 'base-salary/reference-level',
    contributionRate: 'social-insurance-act/contribution-rate',
    highestIncomeMultiple: 'social-insurance-act/highest-income-multiple',
    incomeStep: 'collection-rules/income-step',
    supportMonthsHighest: 'decree-159-2025/support-months-highest',
    prepaidYearsLowest: 'decree-159-2025/prepaid-years-lowest',
    prepaidYearsHighest: 'decree-159-2025/prepaid-years-highest',
    missingMonthsHighest: 'decree-159-2025/missing-months-highest',
    fundMonthlyReturn: 'social-insurance-fund/monthly-return',
    joiningMinimumAge: 'social-insurance-act/joining-minimum-age',
    pensionMinimumYears: 'social-insurance-act/pension-minimum-years',
    halfYearMonthsHighest: 'circular-11-2025/half-year-months-highest',
    oneTimeAllowance: 'social-insurance-act/one-time-allowance',
    oneTimeAllowanceAfterEligible: 'social-insurance-act/one-time-allowance-after-eligible',
    earlyJoinerBeforeYear: 'social-insurance-act/early-joiner-before-year',
    earlyJoinerMinimumYears: 'social-insurance-act/early-joiner-minimum-years',
    lateInterestMultiple: 'decree-134-2015/late-interest-multiple',
    missingMonthsSupport: 'decree-134-2015/missing-months-support',
    refundShare: 'decree-159-2025/refund-share',
    missingMonthsEarliest: 'decree-159-2025/missing-months-earliest',
    lumpSumBefore2014: 'social-insurance-act/lump-sum-before-2014',
    lumpSumFrom2014: 'social-insurance-act/lump-sum-from-2014',
    lumpSumLaterPartFromYear: 'social-insurance-act/lump-sum-later-part-from-year',
    lumpSumUnderOneYearHighest: 'social-insurance-act/lump-sum-under-one-year-highest',
    lumpSumStoppedMonths: 'social-insurance-act/lump-sum-stopped-months',
    lumpSumStoppedYearsBelow: 'social-insurance-act/lump-sum-stopped-years-below',
    survivorBefore2014: 'social-insurance-act/survivor-before-2014',
    survivorFrom2014: 'social-insurance-act/survivor-from-2014',
    survivorMinimumMonths: 'social-insurance-act/survivor-minimum-months',
    funeralMinimumMonths: 'social-insurance-act/funeral-minimum-months',
    funeralMultiple: 'social-insurance-act/funeral-multiple',
    maternityPerChild: 'social-insurance-act/maternity-per-child',
    maternityMinimumMonths: 'social-insurance-act/maternity-minimum-months',
    maternityWindowMonths: 'social-insurance-act/maternity-window-months',
    monthlyAllowanceMultiple: 'decree-159-2025/monthly-allowance-multiple',
    monthlyAllowanceUntilAge: 'social-insurance-act/monthly-allowance-until-age',
    socialPensionLevel: 'social-pension/level',
    socialPensionAge: 'social-pension/age',
    socialPensionAgeInPoorHousehold: 'social-pension/age-in-poor-household',
  },
  day: { lumpSumStoppedFirstPaidBefore: 'social-insurance-act/lump-sum-stopped-first-paid-before' },
  by_group: {
    stateSupport: 'decree-159-2025/state-support',
    hanoiSupport: 'hanoi/contribution-support',
    laoCaiSupport: 'lao-cai/contribution-support',
  },
  by_year: { indexation: 'decree-159-2025/indexation' },
  ages_by_sex: {
    retirementAge: 'labour-code/retirement-age',
    earlyJoinerRetirementAge: 'social-insurance-act/early-joiner-retirement-age',
  },
  ladder_by_sex: { pensionRate: 'social-insurance-act/pension-rate' },
  joining: {
    freeWorker: 'joining/free-worker',
    domesticHelper: 'joining/domestic-helper',
    suspendedContract: 'joining/suspended-contract',
    employee: 'joining/employee',
    partTimeEmployee: 'joining/part-time-employee',
    communeStaff: 'joining/commune-staff',
    businessHouseholdDeclaring: 'joining/business-household-declaring',
    businessHouseholdOther: 'joining/business-household-other',
    pensioner: 'joining/pensioner',
    monthlyAllowance: 'joining/monthly-allowance',
    unemploymentBenefit: 'joining/unemployment-benefit',
  },
} as const satisfies Record<Shape, Record<string, string>>;

/** A figure the calculators need that the law lacks, or holds in another shape. */
export interface LackingFigure {
  readonly id: string;
  readonly needs: string;
  readonly has?: string;
}

/** What a content folder lacks for the calculators to run. */
export function lackingFigures(law: Law): LackingFigure[] {
  return Object.entries(FIGURES).flatMap(([needs, ids]) =>
    Object.values(ids).flatMap((id): LackingFigure[] => {
      const has = law.get(id)?.shape;
      if (has === needs) return [];
      return [has ? { id, needs, has } : { id, needs }];
    }),
  );
}

/** Ids of the parameters that no calculator asks for and that are not in `named` either. */
export function unusedParameters(law: Law, named: ReadonlySet<string>): string[] {
  const asked = new Set(Object.values(FIGURES).flatMap((ids) => Object.values<string>(ids)));
  return [...law.keys()].filter((id) => !asked.has(id) && !named.has(id));
}
