import { z } from 'zod';
import { MONTHS_A_YEAR } from '../../shared/localDate.ts';
import { vnd } from '../../shared/money.ts';
import type { Outcome } from '../assessment.ts';
import { dayInput } from '../inputs.ts';
import { assess, doubts, labelled, line, rulesOn, warning } from '../rules.ts';
import type { PolicyTools } from '../rules.ts';

const MOST_CHILDREN = 10;

/**
 * What `maternity` is asked. `on` = the day of birth; `months_in_last_12` = months paid, voluntary
 * or compulsory, in the twelve before it.
 */
export const maternityInput = z.strictObject({
  on: dayInput,
  months_in_last_12: z.int().min(0).max(MONTHS_A_YEAR),
  children: z.int().min(1).max(MOST_CHILDREN),
});

/** What `maternity` answers: VND; 0 when not eligible. */
export const maternityResult = z.object({ eligible: z.boolean(), amount: z.int() });

export type MaternityInput = z.infer<typeof maternityInput>;
export type MaternityResult = z.infer<typeof maternityResult>;

/**
 * The allowance for a birth, to the mother or to the father whose wife gives birth (Luật
 * 41/2024/QH15, Điều 94, 95). Refuses `no_value_for_date`.
 */
export function maternity(input: MaternityInput, tools: PolicyTools): Outcome<MaternityResult> {
  return assess(() => {
    const rules = rulesOn(tools, input.on);
    const { words } = tools;
    const minimum = rules.number('maternityMinimumMonths');
    const window = rules.number('maternityWindowMonths');
    const perChild = rules.number('maternityPerChild');
    const eligible = input.months_in_last_12 >= minimum.value;
    const amount = eligible ? perChild.value * input.children : 0;
    const time = {
      months: input.months_in_last_12,
      window: window.value,
      minimum: minimum.value,
    };
    const sum = { children: input.children, amount: vnd(perChild.value) };
    return {
      result: { eligible, amount },
      lines: [
        line(labelled(words, 'maternity_time', time), [minimum, window]),
        ...(eligible ? [line(labelled(words, 'maternity', sum), [perChild], amount)] : []),
      ],
      warnings: [
        ...(eligible ? [] : [warning(words, 'maternity_months_too_few', time)]),
        ...doubts(words, [minimum, window, perChild]),
      ],
    };
  });
}
