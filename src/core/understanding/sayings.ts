import { dayMonthYear, localDate, partsOf, type LocalDate } from '../shared/localDate.ts';
import { groupThousands } from '../shared/money.ts';
import { sayBack } from './lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An amount as people read it: `1.500.000 đồng`. */
export function sayMoney(amount: number, { said }: Vocabulary): string {
  return sayBack(said.money, { amount: groupThousands(amount) });
}

/** A length of time as people say it: 5 năm 3 tháng. */
export function sayMonths(total: number, { said }: Vocabulary): string {
  const years = Math.floor(total / 12);
  const rest = total % 12;
  const parts = [
    ...(years > 0 ? [sayBack(said.years, { years })] : []),
    ...(rest > 0 || years === 0 ? [sayBack(said.months, { months: rest })] : []),
  ];
  return parts.join(' ');
}

/** A birth date or year in words, on `today` with the age that makes: `năm 1985 (41 tuổi)`. */
export function sayBirth(value: string, { said }: Vocabulary, today?: LocalDate): string {
  if (value.length > 4) return sayBack(said.date, { date: dayMonthYear(localDate(value)) });
  const year = Number(value);
  if (!today) return sayBack(said.year, { year });
  return sayBack(said.born, { year, age: partsOf(today).year - year });
}
