import { describe, expect, it } from '@jest/globals';
import { sayBack } from '../../../src/core/understanding/lexicon.ts';
import { fold } from '../../../src/core/understanding/normalize.ts';
import { lexicon } from '../../support/ear.ts';

function shared(one: readonly string[], other: readonly string[]): readonly string[] {
  const folded = new Set(other.map(fold));
  return one.filter((text) => folded.has(fold(text)));
}

describe('the shipped lexicon', () => {
  it('yes, no and unsure share no phrase, even without marks', () => {
    const { yes, no, unsure } = lexicon.answers;

    expect(shared(yes, no)).toEqual([]);
    expect(shared([...yes, ...no], unsure)).toEqual([]);
  });

  it('no phrase is two commands, even without marks', () => {
    const commands = Object.entries(lexicon.commands).filter(
      ([kind]) => kind !== 'only_with_marks',
    );
    const phrases = commands.flatMap(([, texts]) => texts).map(fold);
    const twice = phrases.filter((text, at) => phrases.indexOf(text) !== at);
    const spellings = new Map(commands.map(([kind, texts]) => [kind, new Set(texts.map(fold))]));
    const kindsOf = (text: string) => [...spellings].filter(([, texts]) => texts.has(text));

    expect(twice.filter((text) => kindsOf(text).length > 1)).toEqual([]);
  });

  it('the words of a sex are not the words of the other', () => {
    const { male, female, male_guess, female_guess } = lexicon.sexes;

    expect(shared([...male, ...male_guess], [...female, ...female_guess])).toEqual([]);
  });
});

describe('sayBack', () => {
  it('fills what is known and leaves the rest visible', () => {
    expect(sayBack('năm {year} ({age})', { year: 1985 })).toBe('năm 1985 ({age})');
  });
});
