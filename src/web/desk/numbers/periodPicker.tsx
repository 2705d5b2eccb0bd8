import { PERIOD_KINDS, stepPeriod, type PeriodKind } from '../../../core/desk/period.ts';
import { dayInVietnam } from '../../../core/shared/localDate.ts';
import { inKind } from './numbersQuery.ts';
import { periodTitle } from './sentences.ts';
import type { ShownQuery } from './useNumbersQuery.ts';
import { WORDS } from './words.ts';

interface PeriodPickerProps extends ShownQuery {
  /** Absent: every kind. One alone is not offered as a choice. */
  readonly kinds?: readonly PeriodKind[];
}

/** Which stretch of time is looked at: its kind, and back and forward. */
export function PeriodPicker({ query, change, kinds = PERIOD_KINDS }: PeriodPickerProps) {
  const { period } = query;
  const today = dayInVietnam(Date.now());
  return (
    <div class="period">
      {kinds.length > 1 && (
        <div class="views" role="group" aria-label={WORDS.kindLabel}>
          {kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              aria-pressed={period.kind === kind}
              onClick={() => change({ period: inKind(kind, period, today) })}
            >
              {WORDS.kinds[kind]}
            </button>
          ))}
        </div>
      )}
      <div class="turn">
        <button
          type="button"
          aria-label={WORDS.before}
          onClick={() => change({ period: stepPeriod(period, -1) })}
        >
          ‹
        </button>
        <strong aria-live="polite">{periodTitle(period)}</strong>
        <button
          type="button"
          aria-label={WORDS.behind}
          onClick={() => change({ period: stepPeriod(period, 1) })}
        >
          ›
        </button>
      </div>
    </div>
  );
}
