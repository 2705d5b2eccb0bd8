import { loadCalendar } from '../../src/adapters/files/loadCalendar.ts';
import { loadLeadRules } from '../../src/adapters/files/loadLeadRules.ts';
import { tempoIn, type DeskContent } from '../../src/conversation/leads/leadSteps.ts';
import { toWorkingCalendar } from '../../src/core/desk/calendar.ts';
import type { Tempo } from '../../src/core/lead/steps.ts';
import { localDate } from '../../src/core/shared/localDate.ts';

/** The desk's content as it is shipped. */
export async function shippedDesk(): Promise<DeskContent> {
  const [desk, { calendar }] = await Promise.all([
    loadLeadRules('content'),
    loadCalendar('content', localDate('2026-11-26')),
  ]);
  return { ...desk, calendar: toWorkingCalendar(calendar) };
}

/** How a commune without rules of its own counts. */
export function shippedTempo(content: DeskContent): Tempo {
  return tempoIn(content, { province: 'hanoi', commune: 'ba-dinh' });
}

/** An instant as the clock on the wall in Việt Nam shows it: `2026-11-23 08:00`. */
export function wall(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
}

/** The clock on the wall in Việt Nam at an instant. */
export function shown(at: number | undefined): string | undefined {
  if (at === undefined) return undefined;
  return new Date(at + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
