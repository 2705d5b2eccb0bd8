/** A column that is money for the person, and what more of it means to them. */
export interface Money {
  readonly column: string;
  /** What the person does with it: `pays`, `draws`. */
  readonly verb: string;
  readonly more: 'gains' | 'loses';
  /** How often, for these inputs of the calculator: `a month`, `at once`. */
  readonly often: (inputs: Readonly<Record<string, unknown>>) => string;
}

/** What of a calculator's result stands in the table, and what of it is money. */
export interface KeyFigures {
  /** Paths into the result, a column each; of a list, the path is taken of every member. */
  readonly columns: readonly string[];
  readonly money: readonly Money[];
}

/** By name of the calculator. Households may ask every calculator that stands here. */
export const KEY_FIGURES: ReadonlyMap<string, KeyFigures> = new Map([
  [
    'contribution',
    {
      columns: [
        'months',
        'gross',
        'discount',
        'interest',
        'state_support',
        'local_support',
        'net',
        'supported_months',
      ],
      money: [{ column: 'net', verb: 'pays', more: 'loses', often: oftenPaid }],
    },
  ],
  ['refund', { columns: ['gross', 'amount'], money: [gets('amount')] }],
  ['eligibility', { columns: ['decision', 'reasons.code'], money: [] }],
  ['retirement-age', { columns: ['age.years', 'age.months', 'on', 'pension_from'], money: [] }],
  [
    'pension',
    {
      columns: [
        'retirement.on',
        'retirement.pension_from',
        'counted_years',
        'eligible',
        'missing_months',
        'rate_percent',
        'average_income',
        'monthly_pension',
        'one_time_allowance',
      ],
      money: [draws('monthly_pension', 'a month'), draws('one_time_allowance', 'once')],
    },
  ],
]);

function oftenPaid({ method }: Readonly<Record<string, unknown>>): string {
  return method === 'monthly' ? 'a month' : 'at once';
}

function gets(column: string): Money {
  return { column, verb: 'gets', more: 'gains', often: () => 'once' };
}

function draws(column: string, often: string): Money {
  return { column, verb: 'draws', more: 'gains', often: () => often };
}
