import path from 'node:path';
import { calendarSchema, type CalendarFile } from '../../core/desk/calendar.ts';
import { addDays, dayMonthYear, type LocalDate } from '../../core/shared/localDate.ts';
import { readYaml, type ContentProblem } from './yamlFile.ts';

/** How long before the calendar ends somebody should write the next year's, in days. */
const WARN_DAYS_BEFORE = 60;

/**
 * The desk's working week and holidays: `calendar/holidays.yaml` of the content folder. Throws
 * `ContentRefused`; the warnings are judged for the day `on`.
 */
export async function loadCalendar(
  contentFolder: string,
  on: LocalDate,
): Promise<{ readonly calendar: CalendarFile; readonly warnings: readonly ContentProblem[] }> {
  const { file, value, lineOf } = await readYaml(
    path.join(contentFolder, 'calendar', 'holidays.yaml'),
    calendarSchema,
  );
  const ends = value.known_until;
  if (addDays(on, WARN_DAYS_BEFORE) <= ends) return { calendar: value, warnings: [] };
  const warning = {
    file,
    line: lineOf(['known_until']),
    message: `holidays are known until ${dayMonthYear(ends)} only`,
    cure: 'add the days off that were announced for the next year, then move "known_until"',
  };
  return { calendar: value, warnings: [warning] };
}
