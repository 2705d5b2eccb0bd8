import { describe, expect, it } from '@jest/globals';
import { recentNews, type News } from '../../../../src/adapters/http/desk/recentNews.ts';

const START = Date.UTC(2026, 10, 22, 2);
const NOTED: News = { event: 'lead', id: '7', kind: 'noted' };
const CLAIMED: News = { event: 'lead', id: '7', kind: 'claimed' };
const ASKED: News = { event: 'talk', id: '7', kind: 'asked' };

describe('what a stream begins with', () => {
  it.each([
    { after: 0, told: [NOTED] },
    { after: 9_999, told: [NOTED] },
    { after: 10_000, told: [] },
  ])('$after ms after it was told: $told.length to tell again', ({ after, told }) => {
    let now = START;
    const recent = recentNews(() => now);
    recent.add(NOTED);
    now += after;

    expect(recent.told()).toEqual(told);
  });

  it.each([
    { what: 'nothing', added: [], told: [] },
    { what: 'the same twice', added: [NOTED, CLAIMED, NOTED], told: [CLAIMED, NOTED] },
    {
      what: 'a lead and a conversation of one number',
      added: [ASKED, NOTED],
      told: [ASKED, NOTED],
    },
  ])('$what: each once, oldest first', ({ added, told }) => {
    const recent = recentNews(() => START);
    for (const news of added) recent.add(news);

    expect(recent.told()).toEqual(told);
  });
});
