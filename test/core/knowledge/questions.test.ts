import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadKnowledge, loadKnowledgeFiles } from '../../../src/adapters/files/loadKnowledge.ts';
import type { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import { judge, scoreOf } from '../../../src/core/knowledge/score.ts';
import type { QuestionCase, Score } from '../../../src/core/knowledge/score.ts';
import { readQuestions } from '../../../src/tools/readQuestions.ts';
import { lexicon, places, today } from '../../support/ear.ts';
import { SAMPLE_FOLDER } from '../../support/knowledge.ts';

/** Where the questions about the shipped answers stand: every file in it is scored. */
const SHIPPED_QUESTIONS = 'test/cases/faq';

/** What answers must reach on their questions; measured is somewhat above. */
const FLOORS: readonly {
  readonly name: string;
  readonly answers: string;
  readonly questions: readonly string[];
  readonly floor: Record<'recallAt1' | 'recallAt3' | 'sure' | 'refused', number>;
  readonly mostWrongWhenSure: number;
}[] = [
  {
    name: 'the sample answers',
    answers: SAMPLE_FOLDER,
    questions: ['test/fixtures/knowledge/questions.yaml'],
    floor: { recallAt1: 0.9, recallAt3: 0.92, sure: 0.6, refused: 0.7 },
    mostWrongWhenSure: 0,
  },
  // The shipped answers: raise the floors to a little below what `npm run eval` shows.
  ...(existsSync(SHIPPED_QUESTIONS)
    ? [
        {
          name: 'the shipped answers',
          answers: 'content/faq',
          questions: (await readdir(SHIPPED_QUESTIONS))
            .filter((file) => /\.(?:json|ya?ml)$/.test(file))
            .map((file) => path.join(SHIPPED_QUESTIONS, file)),
          floor: { recallAt1: 0.6, recallAt3: 0.75, sure: 0.3, refused: 0.6 },
          mostWrongWhenSure: 0.05,
        },
      ]
    : []),
];

it('answers that are shipped have questions to be scored on, and questions have answers', async () => {
  const { entries } = await loadKnowledgeFiles('content/faq');

  expect(existsSync(SHIPPED_QUESTIONS)).toBe(entries.length > 0);
});

describe.each(FLOORS)('$name', ({ answers, questions, floor, mostWrongWhenSure }) => {
  let knowledge: Knowledge;
  let cases: readonly QuestionCase[];
  let score: Score;

  beforeAll(async () => {
    knowledge = await loadKnowledge(answers, { lexicon, places });
    cases = (await Promise.all(questions.map(readQuestions))).flat();
    score = scoreOf(judge(knowledge, cases, today));
  });

  it('every question expects an answer that is there', () => {
    const strange = cases.filter(({ expect }) => expect !== null && !knowledge.entry(expect));

    expect(strange).toEqual([]);
  });

  it.each(['recallAt1', 'recallAt3', 'sure', 'refused'] as const)(
    '%s is above its floor',
    (name) => {
      expect(score[name]).toBeGreaterThanOrEqual(floor[name]);
    },
  );

  it('what is answered at once is right, and nothing out of scope is', () => {
    expect(score.wrongWhenSure).toBeLessThanOrEqual(mostWrongWhenSure);
    expect(score.answeredOutOfScope).toBe(0);
  });
});

describe('scoreOf', () => {
  it('counts what was found against what was expected', () => {
    const judged = [
      { question: 'a', expect: 'x', decision: 'answer', found: ['x', 'y'] },
      { question: 'b', expect: 'x', decision: 'answer', found: ['y', 'x'] },
      { question: 'c', expect: 'x', decision: 'choose', found: ['y', 'z'] },
      { question: 'd', expect: null, decision: 'none', found: [] },
      { question: 'e', expect: null, decision: 'answer', found: ['x'] },
    ] as const;

    expect(scoreOf(judged)).toEqual({
      questions: 5,
      recallAt1: 1 / 3,
      recallAt3: 2 / 3,
      sure: 2 / 3,
      wrongWhenSure: 2 / 3,
      refused: 1 / 2,
      answeredOutOfScope: 1,
    });
  });
});
