import type { FunnelRow } from '../../../core/reports/counts.ts';
import { percentOf } from '../../../core/reports/scale.ts';
import { told } from '../fillWords.ts';
import { Bar } from './bar.tsx';
import { shownCount } from './sentences.ts';
import { WORDS } from './words.ts';

const { funnel: words } = WORDS;

const STAGES = ['started', 'computed', 'captured', 'contacted', 'registered'] as const;

interface FunnelBarsProps {
  readonly row: FunnelRow;
  readonly name: string;
}

/** One bar for each stage, as a table: its number, and its share of the stage before. */
export function FunnelBars({ row, name }: FunnelBarsProps) {
  return (
    <table class="bars">
      <caption class="unseen">{name}</caption>
      <tbody>
        {STAGES.map((stage, index) => {
          const before = STAGES[index - 1];
          const percent = before && percentOf(row[stage], row[before]);
          return (
            <tr key={stage}>
              <th scope="row">{words.stages[stage]}</th>
              <td class="count">{shownCount(row[stage])}</td>
              <td class="share">
                {percent !== undefined && told(words.ofBefore, { percent: String(percent) })}
              </td>
              <td class="bar">
                <Bar share={row.started === 0 ? 0 : row[stage] / row.started} look={stage} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
