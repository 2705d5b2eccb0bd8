/** A column that is money for the person, and what more of it means to them. */
export interface Money {
  readonly column: string;
  /** The column that must be true for the person to have it: an amount not due is none. */
  readonly onlyIf?: string;
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
  [
    'plan',
    {
      columns: [
        'start',
        'reach_age_on',
        'pay_until',
        'paid_months_then',
        'missing_months_then',
        'pay_missing_in',
        'missing_once',
        'pension_from',
        'counted_years',
        'rate_percent',
        'monthly_pension',
        'one_time_allowance',
        'first_month.net',
        'supported_months',
        'support_until',
        'net_after_support',
        'gross_total',
        'state_support_total',
        'local_support_total',
        'total_net',
        'break_even_months',
        'alternatives.kind',
        'alternatives.total_net',
        'alternatives.monthly_pension',
        'alternatives.lump_sum',
      ],
      money: [
        pays('total_net', 'in all'),
        pays('first_month.net', 'a month'),
        draws('monthly_pension', 'a month'),
        draws('one_time_allowance', 'once'),
      ],
    },
  ],
  [
    'pension-target',
    {
      columns: ['rate_percent', 'income', 'monthly_contribution'],
      money: [pays('monthly_contribution', 'a month')],
    },
  ],
  [
    'lump-sum',
    {
      columns: [
        'eligible',
        'months_of_average',
        'average_income',
        'gross',
        'state_support_deducted',
        'amount',
      ],
      money: [gets('amount')],
    },
  ],
  ['survivor', { columns: ['amount'], money: [gets('amount')] }],
  ['funeral', { columns: ['eligible', 'amount'], money: [gets('amount')] }],
  ['maternity', { columns: ['eligible', 'amount'], money: [gets('amount')] }],
  [
    'monthly-allowance',
    {
      columns: ['months_funded', 'missing_months', 'top_up_once', 'monthly_amount'],
      money: [draws('monthly_amount', 'a month'), pays('top_up_once', 'at once')],
    },
  ],
  [
    'social-pension',
    {
      columns: ['eligible', 'age', 'on', 'level'],
      money: [{ ...draws('level', 'a month'), onlyIf: 'eligible' }],
    },
  ],
]);

function oftenPaid({ method }: Readonly<Record<string, unknown>>): string {
  return method === 'monthly' ? 'a month' : 'at once';
}

function pays(column: string, often: string): Money {
  return { column, verb: 'pays', more: 'loses', often: () => often };
}

function gets(column: string): Money {
  return { column, verb: 'gets', more: 'gains', often: () => 'once' };
}

function draws(column: string, often: string): Money {
  return { column, verb: 'draws', more: 'gains', often: () => often };
}
