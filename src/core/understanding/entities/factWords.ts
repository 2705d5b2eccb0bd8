import type { Lexicon } from '../lexicon.ts';
import { phraseSet, phraseTable, type PhraseTable } from '../phraseTable.ts';
import { durationWords, type DurationWords } from './duration.ts';
import { nearTable, type NearTable } from './nearTable.ts';

/** Ways to say the values of one kind of fact, ready to be compared. */
export interface FactTable {
  readonly exact: PhraseTable<string>;
  readonly near: NearTable<string>;
}

/** What people say about themselves, ready to be compared. */
export interface FactWords {
  readonly groups: FactTable;
  readonly situations: FactTable;
  readonly methods: FactTable;
  readonly methodsApart: PhraseTable<string>;
  readonly notMethodBefore: PhraseTable<true>;
  readonly peoplesBefore: PhraseTable<true>;
  readonly peoples: PhraseTable<true>;
  readonly paid: {
    readonly durations: DurationWords;
    readonly verbs: PhraseTable<true>;
    readonly past: PhraseTable<true>;
    readonly between: PhraseTable<true>;
    readonly future: PhraseTable<true>;
  };
  readonly income: PhraseTable<IncomeRole>;
  /** The lowest income, in words. */
  readonly lowest: PhraseTable<true>;
  readonly leftWork: PhraseTable<true>;
  readonly self: PhraseTable<true>;
  readonly relatives: PhraseTable<true>;
  readonly forAnother: PhraseTable<true>;
  readonly afterPronoun: PhraseTable<true>;
  readonly denials: PhraseTable<true>;
  /** How a value is read back, by `slot value`: the first way to say it. */
  readonly called: ReadonlyMap<string, string>;
}

/** What an amount is to the person: the income they chose, what they earn, or something else. */
export type IncomeRole = 'chosen' | 'earned' | 'other';

/** Prepares the words of facts. */
export function factWords(lexicon: Lexicon): FactWords {
  const { facts, choices } = lexicon;
  const { paid, income, peoples } = facts;
  return {
    groups: factTable(facts.groups),
    situations: factTable(facts.situations),
    methods: factTable(facts.methods),
    methodsApart: phraseTable(pairs(facts.methods_apart)),
    notMethodBefore: phraseSet(facts.not_method_before),
    peoplesBefore: phraseSet(peoples.before),
    peoples: phraseSet(peoples.names),
    paid: {
      durations: durationWords(lexicon),
      verbs: phraseSet(paid.verbs),
      past: phraseSet(paid.past),
      between: phraseSet(paid.between),
      future: phraseSet(paid.future),
    },
    income: phraseTable(roles(income)),
    lowest: phraseSet(income.lowest),
    leftWork: phraseSet(facts.left_work),
    self: phraseSet(facts.self),
    relatives: phraseSet(facts.relatives),
    forAnother: phraseSet(facts.for_another),
    afterPronoun: phraseSet(facts.after_pronoun),
    denials: phraseSet(choices.denials),
    called: new Map([
      ...firsts('group', facts.groups),
      ...firsts('situation', facts.situations),
      ...firsts('method', facts.methods),
    ]),
  };
}

function firsts(
  slot: string,
  values: Readonly<Record<string, readonly string[]>>,
): (readonly [string, string])[] {
  return Object.entries(values).map(([value, [first = value]]) => [`${slot} ${value}`, first]);
}

function factTable(values: Readonly<Record<string, readonly string[]>>): FactTable {
  const phrases = pairs(values);
  return { exact: phraseTable(phrases), near: nearTable(phrases) };
}

function roles({ chosen, earned, other }: Lexicon['facts']['income']) {
  const as =
    (role: IncomeRole) =>
    (text: string): [string, IncomeRole] => [text, role];
  return [...chosen.map(as('chosen')), ...earned.map(as('earned')), ...other.map(as('other'))];
}

function pairs(values: Readonly<Record<string, readonly string[]>>): (readonly [string, string])[] {
  return Object.entries(values).flatMap(([value, texts]) =>
    texts.map((text): readonly [string, string] => [text, value]),
  );
}
