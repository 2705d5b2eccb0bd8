import { dayMonthYear } from '../../shared/localDate.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import { birthDay } from '../inputs.ts';
import { refusal } from '../rules.ts';
import type { PolicyWords } from '../words.ts';

/** The day a person was born; refuses `birth_date_in_future` when that is after `day`. */
export function bornBy(birthDate: string, day: LocalDate, words: PolicyWords): LocalDate {
  const born = birthDay(birthDate);
  if (born <= day) return born;
  throw refusal(words, 'birth_date_in_future', {
    facts: { day: dayMonthYear(day) },
    field: 'birth_date',
    allowed: { maximum: day },
  });
}
