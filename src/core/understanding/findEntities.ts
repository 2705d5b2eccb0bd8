import type { LocalDate } from '../shared/localDate.ts';
import { findAmounts } from './entities/amount.ts';
import { readBirths } from './entities/birth.ts';
import type { Found } from './entities/found.ts';
import { findPaid } from './entities/paid.ts';
import { findPhones } from './entities/phone.ts';
import { findCommunes, findProvinces } from './entities/placeMention.ts';
import { findSex, guessSex } from './entities/sex.ts';
import { findGroups, findMethods, findSituations } from './entities/stated.ts';
import { readYesNo } from './entities/yesNo.ts';
import { normalize, type NormalText } from './normalize.ts';
import type { AnswerKind, AnswerValue } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What something found in a text is: an answer of some kind, the group of a household, what somebody
 * does for a living, or how they pay. `months` is for how long somebody has paid.
 */
export type EntityKind = AnswerKind | 'group' | 'situation' | 'method';

/** Something a text holds; `text` is `start` to `end` of the text as it was typed. */
export interface Entity {
  readonly kind: EntityKind;
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
    ...named('group', findGroups(text, words.facts, words.places)),
    ...named('commune', findCommunes(text, words.places)),
    ...named('province', findProvinces(text, words.places)),
    ...named('months', findPaid(text, words.facts)),
    ...named('method', findMethods(text, words.facts)),
    ...named('situation', findSituations(text, words.facts)),
    ...named('sex', listed(sexIn(text, words))),
    ...named('yes_no', listed(readYesNo(text, words.yesNo))),
  ];
  return found
    .filter((entity, index) => !found.slice(0, index).some((other) => isHidden(entity, other)))
    .map((entity) => ({ ...entity, text: typed.slice(entity.start, entity.end) }))
    .sort((a, b) => a.start - b.start);
}

type Named = Omit<Entity, 'text'>;

function sexIn(text: NormalText, { sexes, facts }: Vocabulary) {
  return findSex(text, sexes) ?? guessSex(text, sexes, facts.afterPronoun);
}

function named(kind: EntityKind, found: readonly Found<AnswerValue>[]): readonly Named[] {
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
