import { dayInVietnam } from '../../../core/shared/localDate.ts';
import { dayShown } from '../shown.ts';
import { WORDS } from './words.ts';

/** A step of a request: by when it is due (`YYYY-MM-DD`), and when it was taken (epoch milliseconds). */
export interface DueStep {
  readonly due: string;
  readonly at: number | undefined;
  readonly dueWords: string;
  readonly doneWords: string;
}

interface DueDaysProps {
  readonly receivedAt: number;
  readonly steps: readonly DueStep[];
}

/** The days of a request; what is late stands out, in words and not by its colour alone. */
export function DueDays({ receivedAt, steps }: DueDaysProps) {
  return (
    <dl class="facts">
      <div>
        <dt>{WORDS.received}</dt>
        <dd>{dayShown(receivedAt)}</dd>
      </div>
      {steps.map((step) => (
        <Due key={step.dueWords} step={step} />
      ))}
    </dl>
  );
}

function Due({ step: { due, at, dueWords, doneWords } }: { readonly step: DueStep }) {
  const isLate = (at === undefined ? dayInVietnam(Date.now()) : dayInVietnam(at)) > due;
  return (
    <>
      <div class={isLate ? 'late' : undefined}>
        <dt>{dueWords}</dt>
        <dd>
          {written(due)}
          {isLate && ` (${WORDS.late})`}
        </dd>
      </div>
      {at !== undefined && (
        <div>
          <dt>{doneWords}</dt>
          <dd>{dayShown(at)}</dd>
        </div>
      )}
    </>
  );
}

/** `2026-11-24` as `24/11/2026`. */
function written(day: string): string {
  return day.split('-').toReversed().join('/');
}
