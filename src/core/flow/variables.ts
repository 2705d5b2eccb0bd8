import { isLocalDate, monthsBetween } from '../shared/localDate.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { own } from './own.ts';
import type { Answer, FlowTools } from './types.ts';

/** The variable that tells how a person is spoken to. */
const BIRTH_DATE = 'birth_date';

/** What templates and expressions can read; keys are names of variables. */
export type Variables = Readonly<Record<string, unknown>>;

/**
 * The given variables with those that are always there: `you` and `You` ("bác" from the age of
 * courtesy on, when the birth date is known), `channel`, `operator` and `today`.
 */
export function withAddress(
  variables: Variables,
  known: Readonly<Record<string, Answer>>,
  tools: FlowTools,
): Variables {
  const born = own(variables, BIRTH_DATE) ?? own(known, BIRTH_DATE)?.value;
  const { everyone, elder, elder_from: elderFrom } = tools.phrases.address;
  const you = (ageOn(tools.today, born) ?? 0) >= elderFrom ? elder : everyone;
  const { channel } = tools.contact;
  const { operator } = tools.phrases;
  return { ...variables, you, You: capitalized(you), channel, operator, today: tools.today };
}

/** Names that every template and expression may use; `law` in expressions only. */
export const ALWAYS_KNOWN = ['you', 'You', 'channel', 'operator', 'today', 'law'] as const;

/** Whole years lived on `today`; a birth date of which only the year is known counts from January. */
function ageOn(today: LocalDate, born: unknown): number | undefined {
  if (typeof born !== 'string') return undefined;
  const day = /^\d{4}$/.test(born) ? `${born}-01-01` : born;
  return isLocalDate(day) ? Math.floor(monthsBetween(day, today) / 12) : undefined;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
