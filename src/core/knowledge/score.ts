import { z } from 'zod';
import type { LocalDate } from '../shared/localDate.ts';
import type { Decision } from './decide.ts';
import type { Knowledge } from './knowledge.ts';

/** A question with the entry that answers it, or null when it is out of scope. */
const questionCase = z.looseObject({
  question: z.string().min(1),
  expect: z.string().min(1).nullable(),
  /** Other entries that answer it in full as well: as right as the expected one. */
  also: z.array(z.string().min(1)).default([]),
  /** How it is written, e.g. `không dấu`: scored apart as well. */
  form: z.string().optional(),
  /** Where the asker lives; by default where the expected entry holds. */
  province: z.string().optional(),
});

/** A file of `npm run eval`. */
export const questionFileSchema = z.array(questionCase).min(1);

export type QuestionCase = z.input<typeof questionCase>;

/** Shares from 0 to 1 over some questions; undefined where there is none to count. */
export interface Score {
  readonly questions: number;
  /** The right entry came first, or among the first three; of the questions in scope. */
  readonly recallAt1: number | undefined;
  readonly recallAt3: number | undefined;
  /** Answered at once; of the questions in scope. */
  readonly sure: number | undefined;
  /** Wrong among all that were answered at once. */
  readonly wrongWhenSure: number | undefined;
  /** Not answered at once, and nothing offered either; of the questions out of scope. */
  readonly refused: number | undefined;
  /** Out of scope and answered at once all the same. */
  readonly answeredOutOfScope: number;
}

/** A question with what was found for it. */
export interface Judged extends QuestionCase {
  readonly decision: Decision['decision'];
  readonly found: readonly string[];
}

/** Asks every question on a day. */
export function judge(
  knowledge: Knowledge,
  cases: readonly QuestionCase[],
  on: LocalDate,
): readonly Judged[] {
  return cases.map((one) => {
    const province = one.province ?? provinceOf(one.expect);
    const { decision, results } = knowledge.find(one.question, { province, on });
    return { ...one, decision, found: results.map(({ entry }) => entry.id) };
  });
}

/** Sums up what was found. */
export function scoreOf(judged: readonly Judged[]): Score {
  const inScope = judged.filter(({ expect }) => expect !== null);
  const outside = judged.filter(({ expect }) => expect === null);
  const sure = judged.filter(({ decision }) => decision === 'answer');
  const isFirst = ({ found: [first], ...one }: Judged) => answers(one, first);
  return {
    questions: judged.length,
    recallAt1: share(inScope, isFirst),
    recallAt3: share(inScope, ({ found, ...one }) => found.some((id) => answers(one, id))),
    sure: share(inScope, ({ decision }) => decision === 'answer'),
    wrongWhenSure: share(sure, (one) => !isFirst(one)),
    refused: share(outside, ({ decision }) => decision === 'none'),
    answeredOutOfScope: outside.filter(({ decision }) => decision === 'answer').length,
  };
}

/** Whether an entry is one that answers a question. */
export function answers(
  { expect, also = [] }: Pick<QuestionCase, 'expect' | 'also'>,
  id: string | undefined,
): boolean {
  return id !== undefined && (id === expect || also.includes(id));
}

/** The id of the province in which the expected entry holds. */
export function provinceOf(expect: string | null): string | undefined {
  const place = expect?.split('/')[0];
  return place === undefined || place === 'national' ? undefined : place.replaceAll('-', '_');
}

function share<Item>(items: readonly Item[], is: (item: Item) => boolean): number | undefined {
  return items.length === 0 ? undefined : items.filter(is).length / items.length;
}
