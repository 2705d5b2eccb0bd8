import { makeCalculate } from '../src/core/policy/calculate.ts';
import { shippedPolicy } from '../test/support/shippedPolicy.ts';
import { percentile } from './percentile.ts';

/** What whole plans cost, one after the other in one process. */
export interface PlansMeasured {
  /** Milliseconds of CPU, a plan with all alternatives each. */
  readonly milliseconds: readonly number[];
  /** The same plans without alternatives. */
  readonly mainWayMilliseconds: readonly number[];
}

const WARM_UP = 500;
const MICROSECONDS = 1_000;

/** Plans for people of all ages, times paid, places and incomes, no two the same. */
export async function measurePlans(count: number): Promise<PlansMeasured> {
  const calculate = makeCalculate(await shippedPolicy());
  for (let index = 0; index < WARM_UP; index += 1) calculate('plan', person(index));
  const measure = (more: object): number[] =>
    Array.from({ length: count }, (_, index) => {
      const question = { ...person(index + WARM_UP), ...more };
      const before = process.cpuUsage();
      const outcome = calculate('plan', question);
      const { user, system } = process.cpuUsage(before);
      if (!outcome.ok) throw new Error(`a plan was refused: ${outcome.refusal.code}`);
      return (user + system) / MICROSECONDS;
    });
  return { milliseconds: measure({}), mainWayMilliseconds: measure({ compare: [] }) };
}

function person(index: number): Record<string, unknown> {
  return {
    sex: index % 2 === 0 ? 'female' : 'male',
    birth_date: `${1964 + (index % 40)}-0${1 + (index % 9)}-1${index % 10}`,
    paid_months: (index * 7) % 200,
    support_months_used: (index * 5) % 130,
    income: 1_500_000 + 50_000 * (index % 900),
    province: index % 3 === 0 ? 'lao_cai' : 'hanoi',
    groups: [index % 5 === 0 ? 'near_poor' : 'other'],
  };
}

/** The median and the 99th percentile, as the bench prints them. */
export function cpuReport(milliseconds: readonly number[]): string {
  const of = (share: number) => `${percentile(milliseconds, share).toFixed(2)} ms`;
  return `CPU p50 ${of(0.5)} p99 ${of(0.99)}`;
}
