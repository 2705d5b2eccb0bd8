import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/**
 * What a person pays, reckoned a second time and in another way than the program does: month by
 * month, in plain whole numbers with thirty decimals, from the text of the law alone (Luật
 * 41/2024/QH15, Điều 31, 36; NĐ 159/2025/NĐ-CP, Điều 5–7; NĐ 134/2015/NĐ-CP, Điều 9–14). It reads the files of the law itself and
 * shares no line with `src/core/policy`.
 */
export function secondRoad(question: Readonly<Record<string, unknown>>): Reckoning {
  const asked = askedSchema.parse(question);
  const law = lawOf(asked.on);
  const line = law.number('poverty-standard/rural-poverty-line');
  const level = law.number('base-salary/reference-level');
  const multiple = law.number('social-insurance-act/highest-income-multiple');
  const rate = law.number('social-insurance-act/contribution-rate');
  if (line === undefined || level === undefined || multiple === undefined || rate === undefined) {
    return { refused: 'no_value_for_date' };
  }
  if (asked.income < line) return { refused: 'income_below_minimum' };
  if (asked.income > multiple * level) return { refused: 'income_above_maximum' };
  const lowest = share(share(ONE, String(line * 100)), String(rate));
  const monthly = share(share(ONE, String(asked.income * 100)), String(rate));
  const due = dueBy(asked, monthly, law);
  if ('refused' in due) return due;
  const supported = supportedMonths(asked, due.months, law);
  const group = bestGroup(asked, law);
  const gross = whole(due.sum);
  const support = (percent: string) =>
    whole(supportOver(supported, share(lowest, percent), due.grown ?? ONE));
  const state = smaller(gross, support(group.state));
  const local = smaller(gross - state, support(group.local));
  return {
    months: String(due.months),
    gross: String(gross),
    state_support: String(state),
    local_support: String(local),
    net: String(gross - state - local),
    supported_months: group.state === '0' ? '0' : String(supported),
    refused: '',
  };
}

/** Cells of the table by column; only `refused` when the law says no. */
type Reckoning = Readonly<Record<string, string>>;

const ONE = 10n ** 30n;
const MONTHS: Readonly<Record<string, number>> = {
  monthly: 1,
  '3_months': 3,
  '6_months': 6,
  '12_months': 12,
};

const askedSchema = z.object({
  on: z.string(),
  income: z.number(),
  method: z.string(),
  years: z.number().default(0),
  months: z.number().default(0),
  province: z.string().default('elsewhere'),
  permanent_resident: z.boolean().default(true),
  base_method: z.string().default('monthly'),
  groups: z.array(z.string()).default(['other']),
  support_months_used: z.number().default(0),
  fund_rate_percent: z.number().optional(),
});
type Asked = z.infer<typeof askedSchema>;

type Due =
  /** `grown`: 1 + r where the support grows with what is due. */
  | { readonly months: number; readonly sum: bigint; readonly grown?: bigint }
  | { readonly refused: string };

function dueBy(asked: Asked, monthly: bigint, law: LawOfDay): Due {
  const months = MONTHS[asked.method];
  if (months !== undefined) return { months, sum: everyMonth(months, () => monthly) };
  if (asked.method === 'late') return dueLate(asked, monthly, law);
  return asked.method === 'years_ahead'
    ? dueAhead(asked, monthly, law)
    : dueForMissing(asked, monthly, law);
}

/** T1 = Σ 22 % × income ÷ (1 + r)^(i−1), i = 1…12n. */
function dueAhead(asked: Asked, monthly: bigint, law: LawOfDay): Due {
  const lowest = law.number('decree-159-2025/prepaid-years-lowest') ?? 0;
  const highest = law.number('decree-159-2025/prepaid-years-highest') ?? 0;
  if (asked.years < lowest || asked.years > highest) return { refused: 'method_not_allowed' };
  const grown = growth(asked, law);
  if (grown === undefined) return { refused: 'no_value_for_date' };
  let worth = monthly;
  const sum = everyMonth(asked.years * 12, () => {
    const now = worth;
    worth = (worth * ONE) / grown;
    return now;
  });
  return { months: asked.years * 12, sum };
}

/** T2 = Σ 22 % × income × (1 + r)^i, i = 1…t. */
function dueForMissing(asked: Asked, monthly: bigint, law: LawOfDay): Due {
  const highest = law.number('decree-159-2025/missing-months-highest') ?? 0;
  if (asked.months < 1 || asked.months > highest) return { refused: 'method_not_allowed' };
  const grown = growth(asked, law);
  if (grown === undefined) return { refused: 'no_value_for_date' };
  let worth = monthly;
  const sum = everyMonth(asked.months, () => (worth = (worth * grown) / ONE));
  return { months: asked.months, sum, grown };
}

/** T3 = what was due × (1 + r)^(months late), under the law of 2014 alone. */
function dueLate(asked: Asked, monthly: bigint, law: LawOfDay): Due {
  if (asked.on > '2025-06-30') return { refused: 'rule_not_confirmed' };
  const grown = growth(asked, law);
  if (grown === undefined) return { refused: 'no_value_for_date' };
  const months = MONTHS[asked.base_method] ?? 0;
  let sum = everyMonth(months, () => monthly);
  everyMonth(asked.months, () => (sum = (sum * grown) / ONE));
  return { months, sum };
}

/** 1 + r. */
function growth(asked: Asked, law: LawOfDay): bigint | undefined {
  const rate = asked.fund_rate_percent ?? law.number('social-insurance-fund/monthly-return');
  return rate === undefined ? undefined : ONE + share(ONE, String(rate));
}

/** Under the law of 2024 nothing was found about support for missing months. */
function supportedMonths(asked: Asked, months: number, law: LawOfDay): number {
  if (asked.method === 'missing_months' && asked.on > '2025-06-30') return 0;
  const left =
    (law.number('decree-159-2025/support-months-highest') ?? 0) - asked.support_months_used;
  return left < 0 ? 0 : left < months ? left : months;
}

/** Σ support × (1 + r)^i for missing months, and without growth for the others. */
function supportOver(months: number, monthly: bigint, grown: bigint): bigint {
  let worth = monthly;
  return everyMonth(months, () => (worth = (worth * grown) / ONE));
}

/** The State's and the place's percent for the group that gets most. */
function bestGroup(
  asked: Asked,
  law: LawOfDay,
): { readonly state: string; readonly local: string } {
  const state = law.groups('decree-159-2025/state-support');
  const resident = asked.permanent_resident && ['hanoi', 'lao_cai'].includes(asked.province);
  const asItComes = !['missing_months', 'late'].includes(asked.method);
  const place = asked.province.replace('_', '-');
  const local = resident && asItComes ? law.groups(`${place}/contribution-support`) : {};
  const all = asked.groups.map((group) => ({
    state: state[group] ?? 0,
    local: local[group] ?? 0,
  }));
  all.sort((a, b) => b.state + b.local - a.state - a.local || b.state - a.state);
  return { state: String(all[0]?.state ?? 0), local: String(all[0]?.local ?? 0) };
}

function everyMonth(months: number, amount: () => bigint): bigint {
  let sum = 0n;
  for (let month = 1; month <= months; month += 1) sum += amount();
  return sum;
}

/** `percent` of an amount, the percent as it is written: 0.31. */
function share(amount: bigint, percent: string): bigint {
  const [units = '0', decimals = ''] = percent.split('.');
  return (amount * BigInt(units + decimals)) / (100n * 10n ** BigInt(decimals.length));
}

/** The nearest whole đồng. */
function whole(amount: bigint): bigint {
  return (amount + ONE / 2n) / ONE;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

interface LawOfDay {
  number(id: string): number | undefined;
  groups(id: string): Readonly<Record<string, number>>;
}

const fileSchema = z.object({
  values: z.array(z.object({ from: z.string(), to: z.string().optional(), value: z.unknown() })),
});
const groupsSchema = z.record(z.string(), z.number());

function lawOf(on: string): LawOfDay {
  const valueOf = (id: string): unknown => {
    const file = fileSchema.parse(parse(readFileSync(`content/parameters/${id}.yaml`, 'utf8')));
    const inForce = file.values.filter(({ from, to }) => from <= on && on <= (to ?? '9999'));
    return inForce.at(-1)?.value;
  };
  return {
    number: (id) => z.number().optional().parse(valueOf(id)),
    groups: (id) => groupsSchema.parse(valueOf(id) ?? {}),
  };
}
