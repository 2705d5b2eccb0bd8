import type { LocalDate } from '../shared/localDate.ts';
import { prepareRank } from './retrieve.ts';
import type { RetrievalContent } from './retrieve.ts';
import { answers, provinceOf } from './score.ts';
import type { QuestionCase } from './score.ts';
import type { Signals } from './settings.ts';

/** What became of a question whose right entry is known. */
export interface AskedExample {
  readonly signals: Signals;
  /** 1 to 3; undefined when the right entry is not among the first three, or there is none. */
  readonly place: number | undefined;
  readonly isInside: boolean;
  /** Asked by somebody, not a line of the content that was left out. */
  readonly isGiven: boolean;
}

interface Fold {
  readonly content: RetrievalContent;
  readonly cases: readonly QuestionCase[];
}

/** Each line is left out in one of so many rounds. */
const FOLDS = 8;
const MOST_PLACES = 3;

/** Asks lines of the content that are left out of it meanwhile, and the given questions. */
export function examplesOf(
  content: RetrievalContent & {
    readonly on: LocalDate;
    readonly questions: readonly QuestionCase[];
  },
  blend: number,
): readonly AskedExample[] {
  const folds = [
    ...Array.from({ length: FOLDS }, (_, fold) => withoutLines(content, fold)),
    ...content.outOfScope.topics.map(({ topic }) => withoutTopic(content, topic)),
    { content, cases: content.questions },
  ];
  return folds.flatMap((fold) =>
    ask(fold, { blend, on: content.on, questions: content.questions }),
  );
}

function ask(
  { content, cases }: Fold,
  {
    blend,
    on,
    questions,
  }: {
    readonly blend: number;
    readonly on: LocalDate;
    readonly questions: readonly QuestionCase[];
  },
): readonly AskedExample[] {
  const rank = prepareRank(content);
  return cases.map((one) => {
    const { question, expect, province } = one;
    const asker = { province: province ?? provinceOf(expect), on };
    const { ranked, signals } = rank(question, asker, blend);
    const place = ranked.slice(0, MOST_PLACES).findIndex(({ entry }) => answers(one, entry.id)) + 1;
    return {
      signals,
      place: place === 0 ? undefined : place,
      isInside: expect !== null,
      isGiven: cases === questions,
    };
  });
}

function withoutLines(content: RetrievalContent, fold: number): Fold {
  const isLeftOut = (at: number) => at % FOLDS === fold;
  const kept = <Item extends { readonly asked: string[] }>(item: Item): Item => ({
    ...item,
    asked: item.asked.filter((_, at) => !isLeftOut(at)),
  });
  const leftOut = (asked: readonly string[], expect: string | null): QuestionCase[] =>
    asked.filter((_, at) => isLeftOut(at)).map((question) => ({ question, expect }));
  return {
    content: {
      ...content,
      entries: content.entries.map(kept),
      outOfScope: { topics: content.outOfScope.topics.map(kept) },
    },
    cases: [
      ...content.entries.flatMap(({ asked, id }) => leftOut(asked, id)),
      ...content.outOfScope.topics.flatMap(({ asked }) => leftOut(asked, null)),
    ],
  };
}

/** A topic nobody thought of. */
function withoutTopic(content: RetrievalContent, left: string): Fold {
  const topics = content.outOfScope.topics;
  return {
    content: { ...content, outOfScope: { topics: topics.filter(({ topic }) => topic !== left) } },
    cases: topics
      .filter(({ topic }) => topic === left)
      .flatMap(({ asked }) => asked.map((question) => ({ question, expect: null }))),
  };
}
