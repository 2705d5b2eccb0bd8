import { describe, expect, it } from '@jest/globals';
import { isMeaning, meaningsOf } from '../../../src/core/knowledge/meanings.ts';
import { phrase } from '../../../src/core/understanding/normalize.ts';

const withMeanings = meaningsOf({
  die: ['qua đời', 'mà mất'],
  'how-much': ['bao nhiêu tiền', 'mấy đồng'],
});
const meant = (text: string) =>
  withMeanings(phrase(text))
    .filter(isMeaning)
    .map(({ folded }) => folded);

describe('meaningsOf', () => {
  it.each([
    { text: 'bố qua đời được mấy đồng', means: ['@die', '@how-much'] },
    { text: 'duoc may dong neu qua doi', means: ['@die', '@how-much'] },
    { text: 'mấy đồng, mấy đồng', means: ['@how-much'] },
    { text: 'bố mất sổ', means: [] },
    { text: 'qua đợi', means: [] },
    { text: '@die', means: [] },
  ])('$text: means $means', ({ text, means }) => {
    expect(meant(text)).toEqual(means);
  });

  it('keeps the words as they are, in front', () => {
    const words = phrase('bố qua đời');

    expect(withMeanings(words).slice(0, words.length)).toEqual(words);
  });
});
