import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readYaml } from '../../../src/adapters/files/yamlFile.ts';
import { figuresIn } from '../../../src/core/grounding/figures.ts';
import { figureWords } from '../../../src/core/grounding/figureWords.ts';
import { lexicon } from '../../support/ear.ts';

const words = figureWords(lexicon);
const ways = z.array(z.array(z.string()).min(2));
const pairs = z.array(z.tuple([z.string(), z.string()]));
const { value: cases } = await readYaml(
  'test/cases/grounding/figures.yaml',
  z.strictObject({
    same: ways,
    different: pairs,
    none: z.array(z.string()),
    found: z.array(z.string()),
  }),
);

const keysOf = (text: string) => figuresIn(`Dạ, ${text} ạ`, words).map(({ key }) => key);

describe('figures in a text', () => {
  it.each(cases.same)('%s: the same figure however it is written', (...texts) => {
    const [first, ...others] = texts.filter((text) => typeof text === 'string').map(keysOf);

    expect(first).toHaveLength(1);
    for (const other of others) expect(other).toEqual(first);
  });

  it.each(cases.different)('%s is another figure than %s', (one, other) => {
    expect(keysOf(one)).toHaveLength(1);
    expect(keysOf(one)).not.toEqual(keysOf(other));
  });

  it.each(cases.none)('%s: no figure', (text) => {
    expect(keysOf(text)).toEqual([]);
  });

  it.each(cases.found)('%s: a figure all the same', (text) => {
    expect(keysOf(text)).not.toEqual([]);
  });

  it('tells where each stands in the text as it was typed', () => {
    const text = 'Dạ, từ 01/07/2025 đóng 22 % theo khoản 2 Điều 31, gọi 1900 9068.';

    expect(figuresIn(text, words).map((figure) => figure.text)).toEqual([
      '01/07/2025',
      '22 %',
      'khoản 2 Điều 31',
      '1900 9068',
    ]);
    for (const { start, end, text: typed } of figuresIn(text, words)) {
      expect(text.slice(start, end)).toBe(typed);
    }
  });
});
