import { describe, expect, it } from '@jest/globals';
import { phraseOf } from '../../../src/core/talk/returning.ts';

const NOW = Date.UTC(2026, 10, 22, 3);
const MINUTE = 60_000;

describe('what the bot says when it has a conversation again', () => {
  it.each([
    { waits: 'nothing', latest: undefined, phrase: 'given_back' },
    { waits: 'a word of this moment', latest: NOW, phrase: 'busy' },
    { waits: 'a word of ten minutes', latest: NOW - 10 * MINUTE, phrase: 'busy' },
    { waits: 'a word of more than ten minutes', latest: NOW - 10 * MINUTE - 1, phrase: 'late' },
  ])('$waits waits: "$phrase"', ({ latest, phrase }) => {
    expect(phraseOf(latest, NOW)).toBe(phrase);
  });
});
