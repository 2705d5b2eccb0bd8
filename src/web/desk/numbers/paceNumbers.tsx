import { addDays, isLocalDate } from '../../../core/shared/localDate.ts';
import type { ShownProgress } from './numbersWire.ts';
import { dayWritten, shownCount } from './sentences.ts';
import { WORDS } from './words.ts';

const { chart: words } = WORDS;
const DAY_MS = 86_400_000;

interface PaceNumbersProps {
  readonly progress: ShownProgress;
}

/** The lines of the chart as a table: at every bend of the pace line, what was due and what was there. */
export function PaceNumbers({ progress }: PaceNumbersProps) {
  const { chart } = progress;
  const { target } = chart;
  const bends = chart.pace.filter(({ at }) => at > 0);
  const last = chart.result.at(-1)?.at ?? 0;
  return (
    <details>
      <summary>{words.numbers}</summary>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.result}</th>
            {target !== undefined && <th scope="col">{words.pace}</th>}
          </tr>
        </thead>
        <tbody>
          {bends.map(({ at, share }) => (
            <tr key={at}>
              <th scope="row">{dayAt(progress, at)}</th>
              <td>{at <= last + NEAR ? shownCount(peopleAt(progress, at)) : '–'}</td>
              {target !== undefined && <td>{shownCount(Math.ceil(share * target - NEAR))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Shares of a year lie further apart than this. */
const NEAR = 1e-6;

function peopleAt({ chart }: ShownProgress, at: number): number {
  return chart.result.findLast((point) => point.at <= at + NEAR)?.people ?? 0;
}

function dayAt({ from, to }: ShownProgress, at: number): string {
  if (!isLocalDate(from)) return '';
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return dayWritten(addDays(from, Math.round(at * days) - 1));
}
