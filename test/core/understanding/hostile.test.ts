import { describe, expect, it } from '@jest/globals';
import { judge } from '../../../src/core/grounding/judge.ts';
import { readDraft } from '../../../src/core/grounding/draft.ts';
import { figuresIn } from '../../../src/core/grounding/figures.ts';
import { makePrompt } from '../../../src/core/grounding/prompt.ts';
import { readPayload } from '../../../src/core/flow/payload.ts';
import { ANSWER_KINDS } from '../../../src/core/understanding/reading.ts';
import { DRAFT, figures, MODEL_WORDS, PASSAGES, tools } from '../../support/grounding.ts';
import { ear, today } from '../../support/ear.ts';

const LENGTH = 10_000;
/** Twice the text may take this many times the time: four and some for what is quadratic, eight is too much. */
const MOST = 5;
/** Differences below this are the machine's, not the pattern's. */
const SLACK_MS = 300;

/** Pieces that make patterns go back and forth when they are repeated. */
const PIECES = [
  'a',
  '0',
  ' ',
  '\n',
  '.',
  '1.',
  '12/3/',
  '+',
  '+84 ',
  '(',
  '()',
  '@',
  'a@',
  'a.',
  'a-',
  'http://',
  'năm ',
  'Xã A ',
  'không ',
  'tôi tên là ',
  'em là Nguyễn ',
  'số nhà 1 ',
  'trăm ',
  '1tr',
  '2 triệu ',
  'Điều 1 ',
  'chấm ',
  '{{',
  '<img ',
  '```',
  '⟦',
  '⟦F1⟧',
  '⟦⟧',
  '{"',
  '[',
  '\\',
  'a\u0301',
  '\u0301',
  '\u200b',
  'answer:a.b:',
  'faq:a/b-',
];
/** What makes a pattern fail at the very end. */
const ENDS = ['!'];

const prompt = makePrompt(
  { question: 'đóng bao nhiêu', you: 'anh/chị', passages: PASSAGES },
  MODEL_WORDS,
  figures,
);
const choices = [{ value: 'a', title: 'Hộ nghèo', also: ['nghèo'] }];

/** Everything that looks at what a stranger wrote: a person, or a model. */
const READERS: readonly { readonly name: string; readonly reads: (text: string) => unknown }[] = [
  ...ANSWER_KINDS.map((answer) => ({
    name: `answer ${answer}`,
    reads: (text: string) => ear.read(text, { answer, choices }, today),
  })),
  { name: 'entities', reads: (text) => ear.find(text, today) },
  { name: 'slots', reads: (text) => ear.slots(text, today) },
  { name: 'command', reads: (text) => ear.command(text) },
  { name: 'wish', reads: (text) => ear.wish(text, choices) },
  { name: 'pick', reads: (text) => ear.pick(text, choices, 'number') },
  { name: 'asks', reads: (text) => ear.asks(text) },
  { name: 'scam', reads: (text) => ear.scam(text) },
  { name: 'masked', reads: (text) => ear.masked(text) },
  { name: 'payload', reads: (text) => readPayload(text) },
  { name: 'draft', reads: (text) => readDraft(text) },
  { name: 'figures', reads: (text) => figuresIn(text, figures) },
  {
    name: 'judge answer',
    reads: (text) => judge({ ...DRAFT, answer: text }, prompt, tools),
  },
  {
    name: 'judge quote',
    reads: (text) =>
      judge(
        { ...DRAFT, citations: [{ passage: 'national/years', quote: text }, ...DRAFT.citations] },
        prompt,
        tools,
      ),
  },
  {
    name: 'prompt',
    reads: (question) =>
      makePrompt({ question, you: 'bác', passages: PASSAGES }, MODEL_WORDS, figures),
  },
];

function hostile(length: number): readonly string[] {
  return PIECES.flatMap((piece) =>
    ENDS.map((end) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length) + end),
  );
}

/** The shortest of three, so that a pause of the machine does not count. */
function took(reads: (text: string) => unknown, text: string): number {
  return Math.min(...[1, 2, 3].map(() => once(reads, text)));
}

function once(reads: (text: string) => unknown, text: string): number {
  const began = performance.now();
  reads(text);
  return performance.now() - began;
}

describe('a text of 10,000 characters that is made to hang a pattern', () => {
  const halves = hostile(LENGTH / 2);
  const wholes = hostile(LENGTH);

  it.each(READERS)(
    'is read by "$name" in a time that grows no faster than its square',
    ({ reads }) => {
      const slow = wholes.flatMap((whole, index) => {
        if (once(reads, whole) < SLACK_MS) return [];
        const time = took(reads, whole);
        const half = took(reads, halves[index] ?? '');
        return time > MOST * half + SLACK_MS
          ? [`${whole.slice(0, 12)}…: ${half} → ${time} ms`]
          : [];
      });

      expect(slow).toEqual([]);
    },
  );
});

describe('what looks like a program', () => {
  it.each([
    '{{ 7 | times: 7 }}',
    '{% assign x = 1 %}',
    '{{ operator }}',
    '${7*7}',
    'law["x"] == 1',
    '<img src=x onerror=alert(1)>',
    '**đậm** [x](javascript:alert(1))',
    '(a+)+$',
  ])('%s is a text like any other: said back as it was typed', (typed) => {
    const reading = ear.read(typed, { answer: 'text', choices: [] }, today);

    expect(reading).toMatchObject({ kind: 'understood', value: typed, said: typed });
    expect(JSON.stringify(ear.read(typed, { answer: 'name', choices: [] }, today))).not.toMatch(
      /[{%$<*+]{2}|[$<*+|]/,
    );
  });
});
