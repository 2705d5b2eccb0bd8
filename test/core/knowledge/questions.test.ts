import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadKnowledge, loadKnowledgeFiles } from '../../../src/adapters/files/loadKnowledge.ts';
import type { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import { judge, scoreOf } from '../../../src/core/knowledge/score.ts';
import type { QuestionCase, Score } from '../../../src/core/knowledge/score.ts';
import { readQuestions } from '../../../src/tools/readQuestions.ts';
import { fold } from '../../../src/core/understanding/normalize.ts';
import { lexicon, places, today } from '../../support/ear.ts';
import { SAMPLE_FOLDER } from '../../support/knowledge.ts';

/** Where the questions about the shipped answers stand: half of them fit the thresholds, half measure. */
const SHIPPED_QUESTIONS = 'test/cases/faq';
const shipped = (name: string) => path.join(SHIPPED_QUESTIONS, `${name}.yaml`);

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
    floor: { recallAt1: 0.9, recallAt3: 0.92, sure: 0.6, refused: 0.5 },
    mostWrongWhenSure: 0,
  },
  {
    name: 'the shipped answers, on questions they were not fitted to',
    answers: 'content/faq',
    questions: [shipped('held-apart'), shipped('held-apart-long')],
    floor: { recallAt1: 0.86, recallAt3: 0.95, sure: 0.55, refused: 0.68 },
    mostWrongWhenSure: 0.015,
  },
  {
    name: 'the shipped answers, on long questions they were not fitted to',
    answers: 'content/faq',
    questions: [shipped('held-apart-long')],
    floor: { recallAt1: 0.85, recallAt3: 0.93, sure: 0.2, refused: 0.75 },
    mostWrongWhenSure: 0,
  },
];

describe('the questions that measure', () => {
  it('are none of those that fit, and no lines of the answers', async () => {
    const read = async (names: readonly string[]) =>
      (await Promise.all(names.map((name) => readQuestions(shipped(name))))).flat();
    const apart = await read(['held-apart', 'held-apart-paraphrases', 'held-apart-long']);
    const fitted = await read([
      'development',
      'development-paraphrases',
      'development-long',
      'development-thresholds',
    ]);
    const { entries, outOfScope } = await loadKnowledgeFiles('content/faq');
    const lines = [
      ...entries.flatMap((entry) => [entry.question, ...entry.asked]),
      ...outOfScope.topics.flatMap(({ asked }) => asked),
      ...fitted.map(({ question }) => question),
    ];
    const known = new Set(lines.map(fold));

    expect(apart.filter(({ question }) => known.has(fold(question)))).toEqual([]);
  });
});

describe('a question of anybody, wherever they live', () => {
  it.each([
    { province: 'lao_cai', never: 'hanoi/' },
    { province: 'hanoi', never: 'lao-cai/' },
  ])('in $province: no answer and no choice of $never', async ({ province, never }) => {
    const knowledge = await loadKnowledge('content/faq', { lexicon, places });
    const files = (await readdir(SHIPPED_QUESTIONS)).map((file) =>
      path.join(SHIPPED_QUESTIONS, file),
    );
    const cases = (await Promise.all(files.map(readQuestions))).flat();
    const asked = [
      ...cases.map(({ question }) => question),
      ...knowledge.entries.map(({ question }) => question),
    ];
    const found = asked.flatMap(
      (question) => knowledge.find(question, { province, on: today }).results,
    );

    expect(found.filter(({ entry }) => entry.id.startsWith(never))).toEqual([]);
    expect(found.length).toBeGreaterThan(asked.length);
  });
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
  it('counts an entry as right that answers as well', () => {
    const judged = [
      { question: 'a', expect: 'x', also: ['y'], decision: 'answer', found: ['y', 'z'] },
      { question: 'b', expect: 'x', also: ['y'], decision: 'answer', found: ['z', 'y'] },
    ] as const;

    expect(scoreOf(judged.map((one) => ({ ...one, also: [...one.also] })))).toMatchObject({
      recallAt1: 1 / 2,
      recallAt3: 1,
      wrongWhenSure: 1 / 2,
    });
  });

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
