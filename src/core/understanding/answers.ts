import { dayMonthYear, localDate, partsOf, type LocalDate } from '../shared/localDate.ts';
import { decimalComma } from '../shared/decimalComma.ts';
import { findAmounts } from './entities/amount.ts';
import { readBirths, type BirthReading } from './entities/birth.ts';
import { readDuration } from './entities/duration.ts';
import { distinct, type Found } from './entities/found.ts';
import { readName } from './entities/name.ts';
import { findNumbers } from './entities/number.ts';
import { findPhones, readPhones, sayPhone } from './entities/phone.ts';
import { readCommune, readProvince } from './entities/place.ts';
import { readSex } from './entities/sex.ts';
import { readYesNo } from './entities/yesNo.ts';
import { sayBack } from './lexicon.ts';
import { sayMoney, sayMonths } from './sayings.ts';
import { normalize, type NormalText } from './normalize.ts';
import type { AnswerKind, AnswerValue, ChoiceWords, Expectation, Reading } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a reader of one kind of answer may use. */
interface AnswerHearing {
  readonly words: Vocabulary;
  readonly expectation: Expectation;
  readonly today: LocalDate;
}

export type AnswerReader = (text: NormalText, hearing: AnswerHearing) => Reading;

const NOT_UNDERSTOOD: Reading = { kind: 'not_understood' };
const LONGEST_TEXT = 500;

/** One reader for every kind of answer but `choice`, which the choices themselves read. */
export const ANSWER_READERS: Readonly<Record<Exclude<AnswerKind, 'choice'>, AnswerReader>> = {
  yes_no: yesNo,
  consent: yesNo,
  money,
  birth_date: birthDate,
  sex,
  number,
  months,
  province,
  commune,
  phone,
  name,
  text: anyText,
};

function yesNo(text: NormalText, { words }: AnswerHearing): Reading {
  const found = readYesNo(text, words.yesNo);
  if (!found) return NOT_UNDERSTOOD;
  return understood(found, found.value ? words.said.yes : words.said.no);
}

function money(text: NormalText, { words }: AnswerHearing): Reading {
  const found = findAmounts(text, { words: words.amounts, asked: true });
  return oneOf(found, (amount) => sayMoney(amount, words));
}

function number(text: NormalText, { words, expectation }: AnswerHearing): Reading {
  const { minimum = -Infinity, maximum = Infinity } = expectation;
  const found = findNumbers(text, words.amounts.numerals);
  const isNone = found.length === 0 && words.none.whole(text.words) !== undefined;
  const all = isNone
    ? [{ value: 0, start: 0, end: text.original.length, confident: false }]
    : found;
  if (all.some(({ value }) => value < minimum || value > maximum)) {
    return { kind: 'impossible', reason: 'out_of_range' };
  }
  return oneOf(all, decimalComma);
}

function months(text: NormalText, { words, expectation }: AnswerHearing): Reading {
  const { minimum = 0, maximum = Infinity } = expectation;
  const none = { value: 0, start: 0, end: text.original.length, confident: false };
  const isNone = words.none.whole(text.words) !== undefined;
  const found = isNone ? none : readDuration(text, words.durations);
  if (!found) return NOT_UNDERSTOOD;
  if (found.value < minimum || found.value > maximum) {
    return { kind: 'impossible', reason: 'out_of_range' };
  }
  return understood(found, sayMonths(found.value, words));
}

function birthDate(text: NormalText, { words, today }: AnswerHearing): Reading {
  const [reading, ...others] = readBirths(text, { words: words.births, today, asked: true });
  if (!reading || others.length > 0) return NOT_UNDERSTOOD;
  if (reading.kind === 'years') {
    return {
      kind: 'ambiguous',
      options: reading.found.value.map((year) => yearOption(year, words, today)),
    };
  }
  if (reading.kind !== 'born') return { kind: 'impossible', reason: reading.kind };
  return understood(reading.found, sayBirth(reading, words, today));
}

function yearOption(year: number, { said }: Vocabulary, today: LocalDate): ChoiceWords {
  const title = sayBack(said.born, { year, age: partsOf(today).year - year });
  return { value: String(year), title, also: [String(year), String(year % 100)] };
}

function sayBirth(
  { found, precision }: Extract<BirthReading, { kind: 'born' }>,
  { said }: Vocabulary,
  today: LocalDate,
): string {
  const year = Number(found.value.slice(0, 4));
  if (precision === 'age') return sayBack(said.born, { year, age: partsOf(today).year - year });
  if (precision === 'year') return sayBack(said.year, { year });
  const date = localDate(found.value);
  if (precision === 'month') return sayBack(said.month, { year, month: partsOf(date).month });
  return sayBack(said.date, { date: dayMonthYear(date) });
}

function sex(text: NormalText, { words }: AnswerHearing): Reading {
  const found = readSex(text, words.sexes);
  return found ? understood(found, words.said[found.value]) : NOT_UNDERSTOOD;
}

function phone(text: NormalText): Reading {
  const readings = readPhones(text);
  const mobiles = readings.flatMap((reading) => (reading.kind === 'mobile' ? [reading.found] : []));
  if (mobiles.length > 0) return oneOf(distinct(mobiles), sayPhone);
  const [refused] = readings;
  if (!refused) return NOT_UNDERSTOOD;
  const reason = refused.kind === 'old' ? 'old_phone_number' : 'not_a_mobile_phone';
  return { kind: 'impossible', reason };
}

function name(text: NormalText, { words }: AnswerHearing): Reading {
  const found = readName(text, words.names) ?? readName(withoutPhones(text), words.names);
  return found ? understood(found, found.value) : NOT_UNDERSTOOD;
}

/** "Lò Văn Phúc, 0977 111 222": the phone is asked for in its own question. */
function withoutPhones(text: NormalText): NormalText {
  return normalize(
    findPhones(text).reduce(
      (typed, { start, end }) => typed.slice(0, start) + ' '.repeat(end - start) + typed.slice(end),
      text.original,
    ),
  );
}

function province(text: NormalText, { words: { places } }: AnswerHearing): Reading {
  const reading = readProvince(text, places);
  if (!reading) return NOT_UNDERSTOOD;
  if (reading.kind === 'several') {
    const options = reading.provinces.map((value) =>
      placeOption(value, places.displayed.get(value)),
    );
    return { kind: 'ambiguous', options };
  }
  const { id, said } = reading.found.value;
  return understood({ ...reading.found, value: id }, said);
}

function commune(text: NormalText, { words, expectation }: AnswerHearing): Reading {
  const { displayed, shortNames } = words.places;
  const reading = readCommune(text, words.places, expectation.province);
  if (!reading) return NOT_UNDERSTOOD;
  if (reading.kind === 'one') {
    return understood(reading.found, displayed.get(reading.found.value) ?? reading.found.value);
  }
  const provinceOf = (id: string) => id.split('/')[0] ?? '';
  const isShared = new Set(reading.communes.map(provinceOf)).size > 1;
  const options = reading.communes.map((id) => {
    const title = displayed.get(id) ?? id;
    const province = shortNames.get(provinceOf(id)) ?? '';
    const full = sayBack(words.said.commune_of, { commune: title, province });
    return placeOption(id, isShared ? full : title, isShared ? [province] : []);
  });
  return { kind: 'ambiguous', options };
}

function placeOption(value: string, title = value, also: readonly string[] = []): ChoiceWords {
  return { value, title, also };
}

function anyText(text: NormalText): Reading {
  const clean = text.original
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const value = Array.from(clean).slice(0, LONGEST_TEXT).join('');
  return value === ''
    ? NOT_UNDERSTOOD
    : { kind: 'understood', value, said: value, confident: true };
}

function oneOf<Value extends string | number>(
  found: readonly Found<Value>[],
  say: (value: Value) => string,
): Reading {
  const [first] = found;
  if (!first) return NOT_UNDERSTOOD;
  if (found.length === 1) return understood(first, say(first.value));
  const options = found.map(({ value }) => ({ value: String(value), title: say(value), also: [] }));
  return { kind: 'ambiguous', options };
}

function understood({ value, confident }: Found<AnswerValue>, said: string): Reading {
  return { kind: 'understood', value, said, confident };
}
