import { z } from 'zod';
import { vnd } from '../../shared/money.ts';
import type { Outcome } from '../assessment.ts';
import { dayInput, monthsInput } from '../inputs.ts';
import { assess, doubts, labelled, line, rulesOn, warning } from '../rules.ts';
import type { PolicyTools } from '../rules.ts';

/** What `funeral` is asked. `on` = the day of death; months of compulsory insurance count too. */
export const funeralInput = z.strictObject({ on: dayInput, total_months: monthsInput });

/** What `funeral` answers: VND; 0 when not eligible. */
export const funeralResult = z.object({ eligible: z.boolean(), amount: z.int() });

export type FuneralInput = z.infer<typeof funeralInput>;
export type FuneralResult = z.infer<typeof funeralResult>;

/**
 * The allowance for whoever sees to the funeral of a person who had paid (Luật 41/2024/QH15,
 * Điều 109). Pensioners need no months: the warning says so. Refuses `no_value_for_date`.
 */
export function funeral(input: FuneralInput, tools: PolicyTools): Outcome<FuneralResult> {
  return assess(() => {
    const rules = rulesOn(tools, input.on);
    const { words } = tools;
    const minimum = rules.number('funeralMinimumMonths');
    const figures = [rules.number('funeralMultiple'), rules.number('referenceLevel')] as const;
    const [multiple, level] = figures;
    const eligible = input.total_months >= minimum.value;
    const amount = eligible ? multiple.value * level.value : 0;
    const time = { months: input.total_months, minimum: minimum.value };
    const sum = { times: multiple.value, level: vnd(level.value) };
    return {
      result: { eligible, amount },
      lines: [
        line(labelled(words, 'funeral_time', time), [minimum]),
        ...(eligible ? [line(labelled(words, 'funeral', sum), figures, amount)] : []),
      ],
      warnings: [
        ...(eligible ? [] : [warning(words, 'funeral_months_too_few', time)]),
        ...doubts(words, [minimum, ...figures]),
      ],
    };
  });
}
