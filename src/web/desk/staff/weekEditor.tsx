import { Field } from '../field.tsx';
import { STAFF_WORDS } from './words.ts';

/** A week as it stands in the boxes; times as `08:00`. */
export interface Week {
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  readonly opens: string;
  readonly closes: string;
}

interface WeekEditorProps {
  readonly week: Week;
  readonly onChange: (week: Week) => void;
}

/** The days of a week that are worked, and from when to when. */
export function WeekEditor({ week, onChange }: WeekEditorProps) {
  const { weekdays, opens, closes } = week;
  const toggle = (day: number) => {
    const chosen = weekdays.includes(day)
      ? weekdays.filter((each) => each !== day)
      : [...weekdays, day].toSorted((a, b) => a - b);
    onChange({ ...week, weekdays: chosen });
  };
  return (
    <>
      <small>{STAFF_WORDS.ownHoursHint}</small>
      <Days weekdays={weekdays} onToggle={toggle} />
      <div class="pair">
        <Field
          label={STAFF_WORDS.opens}
          type="time"
          required
          value={opens}
          onText={(text) => onChange({ ...week, opens: text })}
        />
        <Field
          label={STAFF_WORDS.closes}
          type="time"
          required
          value={closes}
          onText={(text) => onChange({ ...week, closes: text })}
        />
      </div>
    </>
  );
}

interface DaysProps {
  readonly weekdays: readonly number[];
  readonly onToggle: (day: number) => void;
}

function Days({ weekdays, onToggle }: DaysProps) {
  return (
    <fieldset class="week">
      <legend>{STAFF_WORDS.days}</legend>
      {STAFF_WORDS.weekdays.map((name, index) => (
        <label key={name} class="tick">
          <input
            type="checkbox"
            checked={weekdays.includes(index + 1)}
            onChange={() => onToggle(index + 1)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
