/** How the contribution is paid, by the names of the contribution calculator. */
export const PAYING_METHODS = [
  'monthly',
  '3_months',
  '6_months',
  '12_months',
  'years_ahead',
  'missing_months',
  'late',
] as const;
