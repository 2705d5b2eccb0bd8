import { z } from 'zod';

const words = z.array(z.string().min(1)).min(1);
const pairs = z.array(z.strictObject({ one: words, other: words })).min(1);
const scale = z.record(z.string().min(1), z.number());
/** Ways to say a value, by the value. */
const phrases = z.record(z.string().min(1), words);

/** The words the ear knows, one member per file of `content/lexicon`, named after the file. */
export const lexiconSchema = z.strictObject({
  commands: z.strictObject({
    greet: words,
    menu: words,
    back: words,
    why: words,
    stop: words,
    start: words,
    person: words,
    erase: words,
    change: words,
    only_with_marks: words,
  }),
  answers: z.strictObject({
    yes: words,
    no: words,
    unsure: words,
    asks: words,
    asks_between: z.strictObject({ opens: words, closes: words }),
    courtesy: z.strictObject({ before: words, after: words }),
  }),
  numerals: z.strictObject({
    digits: scale,
    never_last: words,
    ten: words,
    tens: words,
    hundred: words,
    zero: words,
    half: words,
    half_of: words,
    none: words,
    year_unit: words,
    month_unit: words,
  }),
  amounts: z.strictObject({
    units: scale,
    slang: scale,
    coins: scale,
    wares: words,
    currency: words,
    counters: words,
    times: words,
    labels: words,
    about: words,
  }),
  births: z.strictObject({
    before: words,
    also_before: words,
    age: words,
    not_age: words,
    this_year: words,
    day: words,
    month: words,
    year: words,
    zodiac_before: words,
    zodiac: scale,
    stems: scale,
  }),
  sexes: z.strictObject({
    male: words,
    female: words,
    male_guess: words,
    female_guess: words,
    before: words,
  }),
  names: z.strictObject({ before: words, after: words, surnames: words, never: words }),
  places: z.strictObject({
    types: z.record(z.string(), words),
    district_types: words,
    before: words,
    at: words,
    after: words,
    other_provinces: z.array(words),
    other_also: z.record(z.string(), z.string()),
    elsewhere: words,
  }),
  choices: z.strictObject({
    number_before: words,
    first: words,
    last: words,
    denials: words,
    negations: words,
  }),
  questions: z.strictObject({
    particles: words,
    after_name: words,
    shorts: z.record(z.string().min(1), z.string().min(1)),
    same: z.record(z.string().regex(/^[a-z]+(-[a-z]+)*$/), words),
  }),
  facts: z.strictObject({
    groups: phrases,
    peoples: z.strictObject({ before: words, names: words }),
    situations: phrases,
    methods: phrases,
    methods_apart: phrases,
    not_method_before: words,
    paid: z.strictObject({ verbs: words, past: words, between: words, future: words }),
    income: z.strictObject({ lowest: words, chosen: words, earned: words, other: words }),
    left_work: words,
    self: words,
    relatives: words,
    for_another: words,
    after_pronoun: words,
  }),
  wishes: z.strictObject({ around: words, asks: words }),
  grounding: z.strictObject({
    percent: words,
    units: words,
    parts: words,
    loose: words,
    sizes: words,
    links: words,
    leaks: words,
    addresses: words,
    plain: words,
  }),
  shorts: z.record(z.string().min(1), z.string().min(1)),
  scams: z.strictObject({ warn_alone: words, warn_pairs: pairs, careful_pairs: pairs }),
  said: z.strictObject({
    money: z.string(),
    years: z.string(),
    months: z.string(),
    year: z.string(),
    month: z.string(),
    date: z.string(),
    born: z.string(),
    lowest: z.string(),
    male: z.string(),
    female: z.string(),
    yes: z.string(),
    no: z.string(),
    other_province: z.string(),
    commune_of: z.string(),
    request_malformed: z.string(),
    request_too_large: z.string(),
  }),
});

export type Lexicon = z.infer<typeof lexiconSchema>;

/** The names of the files of a lexicon, without `.yaml`. */
export const LEXICON_FILES = lexiconSchema.keyof().options;

/** Fills `{name}` in a phrase of `said.yaml`. */
export function sayBack(
  template: string,
  values: Readonly<Record<string, string | number>>,
): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
