import type { LocalDate } from '../shared/localDate.ts';
import { findAmounts } from './entities/amount.ts';
import { readBirths } from './entities/birth.ts';
import type { Found } from './entities/found.ts';
import { findPhones } from './entities/phone.ts';
import { findCommunes, findProvinces } from './entities/placeMention.ts';
import { findSex } from './entities/sex.ts';
import { readYesNo } from './entities/yesNo.ts';
import { normalize, type NormalText } from './normalize.ts';
import type { AnswerKind, AnswerValue } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Something a text holds; `text` is `start` to `end` of the text as it was typed. */
export interface Entity {
  readonly kind: AnswerKind;
  readonly value: AnswerValue;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** False when it should be read back before it is used. */
  readonly confident: boolean;
}

/** Everything a free text holds, in order; of two that overlap the surer kind stays. */
export function findEntities(
  typed: string,
  words: Vocabulary,
  today: LocalDate,
): readonly Entity[] {
  const text = normalize(typed);
  const found = [
    ...named('phone', findPhones(text)),
    ...births(text, words, today),
    ...named('money', findAmounts(text, { words: words.amounts, asked: false })),
    ...named('commune', findCommunes(text, words.places)),
    ...named('province', findProvinces(text, words.places)),
    ...named('sex', listed(findSex(text, words.sexes))),
    ...named('yes_no', listed(readYesNo(text, words.yesNo))),
  ];
  return found
    .filter((entity, index) => !found.slice(0, index).some((other) => isHidden(entity, other)))
    .map((entity) => ({ ...entity, text: typed.slice(entity.start, entity.end) }))
    .sort((a, b) => a.start - b.start);
}

type Named = Omit<Entity, 'text'>;

function named(kind: AnswerKind, found: readonly Found<AnswerValue>[]): readonly Named[] {
  return found.map(({ value, start, end, confident }) => ({ kind, value, start, end, confident }));
}

function births(text: NormalText, words: Vocabulary, today: LocalDate): readonly Named[] {
  return readBirths(text, { words: words.births, today, asked: false }).flatMap((reading) => {
    if (reading.kind === 'born') return named('birth_date', [reading.found]);
    if (reading.kind !== 'years') return [];
    const { value: years, start, end } = reading.found;
    const found = years.map((year) => ({ value: String(year), start, end, confident: false }));
    return named('birth_date', found);
  });
}

function listed<Value>(found: Found<Value> | undefined): readonly Found<Value>[] {
  return found ? [found] : [];
}

/** Two readings of the same words and kind are a choice and stay together. */
function isHidden(entity: Named, other: Named): boolean {
  if (entity.kind === other.kind && entity.start === other.start) return false;
  return entity.start < other.end && other.start < entity.end;
}
