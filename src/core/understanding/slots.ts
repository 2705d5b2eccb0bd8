import type { LocalDate } from '../shared/localDate.ts';
import { sayBirth, sayMoney, sayMonths } from './sayings.ts';
import { isDigits } from './entities/found.ts';
import type { IncomeRole } from './entities/factWords.ts';
import { isQuestion } from './entities/yesNo.ts';
import type { Entity } from './findEntities.ts';
import { normalize, phrase, type NormalText } from './normalize.ts';
import type { Slot, SlotKind } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Told {
  readonly text: NormalText;
  readonly words: Vocabulary;
  readonly today: LocalDate;
  readonly entities: readonly Entity[];
  readonly isAsking: boolean;
  readonly ofAnother: boolean;
}

type Unsaid = Omit<Slot, 'said' | 'ofAnother'>;

/** Of several groups the one that is supported most counts. */
const GROUPS = ['poor', 'near_poor', 'ethnic_minority', 'other'];
/** The situation of who works for an employer. */
const EMPLOYED = 'contract';
/** The income of who chooses the lowest, whatever it is. */
const LOWEST = 'lowest';
/** So far before an amount stands the word that tells what it is. */
const ROLE_FROM = 4;

/**
 * What a free text tells about the person that a question may need, each kind once and in its words; a
 * commune brings its province. Two different values of a kind are none. Never a phone or a name.
 */
export function slotsIn(
  typed: string,
  entities: readonly Entity[],
  { words, today }: { readonly words: Vocabulary; readonly today: LocalDate },
): readonly Slot[] {
  const text = normalize(typed);
  const ofAnother = words.facts.forAnother.isIn(text.words);
  const isAsking = isQuestion(text, words.yesNo);
  const told: Told = { text, words, today, entities, isAsking, ofAnother };
  return [
    birth(told),
    sex(told),
    ...places(told),
    group(told),
    situation(told),
    income(told),
    only(told, 'method', 'method'),
    only(told, 'months', 'paid_months'),
  ]
    .filter((slot) => slot !== undefined)
    .map((slot) => ({ ...slot, said: saidOf(slot, told), ofAnother }));
}

/** The one value of a kind; undefined when there is none or when there are different ones. */
function only(told: Told, kind: Entity['kind'], slot: SlotKind): Unsaid | undefined {
  const found = told.entities.filter((entity) => entity.kind === kind);
  const [first] = found;
  if (!first || found.some(({ value }) => value !== first.value)) return undefined;
  return { slot, value: first.value, sure: found.some(({ confident }) => confident) };
}

/** "sn 85" leaves no doubt in a sentence; an age is off by a year, and a relative has their own. */
function birth(told: Told): Unsaid | undefined {
  const found = only(told, 'birth_date', 'birth_date');
  if (!found) return undefined;
  const { text = '' } = told.entities.find(({ kind }) => kind === 'birth_date') ?? {};
  const typed = phrase(text);
  const isLed = told.words.births.before.at(typed, 0) !== undefined && typed.some(isDigits);
  const sure = (found.sure || isLed) && isOfOne(told);
  return { ...found, sure };
}

function sex(told: Told): Unsaid | undefined {
  const found = only(told, 'sex', 'sex');
  return found && { ...found, sure: found.sure && isOfOne(told) };
}

/** Where relatives are named, it is not sure whose age it is, unless all is done for them. */
function isOfOne({ text, words, ofAnother }: Told): boolean {
  return ofAnother || !words.facts.relatives.isIn(text.words);
}

function places(told: Told): readonly (Unsaid | undefined)[] {
  const communes = told.entities.filter(({ kind }) => kind === 'commune');
  const named = only(told, 'province', 'province');
  const near = communes.filter(({ value }) => !named || provinceOf(value) === named.value);
  const provinces = new Set(near.map(({ value }) => provinceOf(value)));
  const [implied] = provinces;
  const sure = near.filter(({ confident }) => confident);
  // "quận Đống Đa phường Láng Thượng": the ward is told, the district only tells where it lies.
  const [commune, ...others] = sure.length === 1 ? sure : near;
  const province: Unsaid | undefined =
    named ??
    (implied !== undefined && provinces.size === 1
      ? { slot: 'province', value: implied, sure: true }
      : undefined);
  if (!commune || others.length > 0) return [province];
  return [province, { slot: 'commune', value: commune.value, sure: commune.confident }];
}

/** Who left their employer has none now. */
function situation(told: Told): Unsaid | undefined {
  const { text, words, entities } = told;
  const hasLeft = words.facts.leftWork.isIn(text.words);
  const still = hasLeft ? entities.filter(({ value }) => value !== EMPLOYED) : entities;
  return only({ ...told, entities: still }, 'situation', 'situation');
}

function provinceOf(commune: Entity['value']): string {
  return String(commune).split('/')[0] ?? '';
}

/** In a question the group may be anybody's: "hộ nghèo được hỗ trợ bao nhiêu". */
function group(told: Told): Unsaid | undefined {
  const found = told.entities.filter(({ kind }) => kind === 'group');
  const best = found.toSorted((a, b) => rank(a) - rank(b))[0];
  if (!best) return undefined;
  const isOwn = told.words.facts.self.endingAt(told.text.words, wordAt(told.text, best.start));
  const sure = best.confident && (!told.isAsking || isOwn !== undefined);
  return { slot: 'group', value: best.value, sure };
}

function rank({ value }: Entity): number {
  return GROUPS.indexOf(String(value));
}

/** "mức 2 triệu" is chosen, "lương 8 triệu" may be, and "đóng 500k" is what is paid. */
function income(told: Told): Unsaid | undefined {
  const found = told.entities
    .filter(({ kind }) => kind === 'money')
    .map((entity) => ({ entity, role: roleOf(told, entity) }))
    .filter(({ role }) => role !== 'other');
  const [first, ...others] = found;
  if (!first) return lowest(told);
  if (others.length > 0) return undefined;
  const { entity, role } = first;
  const sure = entity.confident && role !== 'earned' && (role === 'chosen' || !told.isAsking);
  return { slot: 'income', value: entity.value, sure };
}

/** "Mức thấp nhất" is chosen by who tells it, not by who asks what it is. */
function lowest({ text, words, isAsking }: Told): Unsaid | undefined {
  if (isAsking || words.wishing.asks.isIn(text.words)) return undefined;
  if (!words.facts.lowest.isIn(text.words)) return undefined;
  return { slot: 'income', value: LOWEST, sure: true };
}

/** By the nearest word before the amount that tells; undefined when none does. */
function roleOf({ text, words }: Told, { start }: Entity): IncomeRole | undefined {
  const at = wordAt(text, start);
  for (let before = at; before > Math.max(0, at - ROLE_FROM); before -= 1) {
    const role = words.facts.income.endingAt(text.words, before)?.value;
    if (role) return role;
  }
  return undefined;
}

function wordAt(text: NormalText, offset: number): number {
  const at = text.words.findIndex(({ start }) => text.offset(start) >= offset);
  return at < 0 ? text.words.length : at;
}

function saidOf({ slot, value, sure }: Unsaid, { words, today }: Told): string {
  const text = String(value);
  switch (slot) {
    case 'income':
      return value === LOWEST ? words.said.lowest : sayMoney(Number(value), words);
    case 'paid_months':
      return sayMonths(Number(value), words);
    case 'birth_date':
      return sayBirth(text, words, sure ? undefined : today);
    case 'sex':
      return value === 'male' ? words.said.male : words.said.female;
    case 'province':
    case 'commune':
      return words.places.displayed.get(text) ?? text;
    case 'group':
    case 'situation':
    case 'method':
      return words.facts.called.get(`${slot} ${text}`) ?? text;
  }
}
