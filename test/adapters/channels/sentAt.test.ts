import { describe, expect, it } from '@jest/globals';
import { sentAt } from '../../../src/adapters/channels/sentAt.ts';

const NOW = Date.UTC(2026, 10, 22, 8);
const A_DAY = 86_400_000;

describe('sentAt', () => {
  it.each([
    { name: 'milliseconds', timestamp: '1795334399123', at: 1_795_334_399_123 },
    { name: 'seconds', timestamp: '1795334399', at: 1_795_334_399_000 },
    { name: 'the first moment of 2010', timestamp: '1262304000000', at: 1_262_304_000_000 },
    { name: 'the moment before 2010', timestamp: '1262303999999', at: NOW },
    { name: 'a day ahead', timestamp: `${NOW + A_DAY}`, at: NOW + A_DAY },
    { name: 'more than a day ahead', timestamp: `${NOW + A_DAY + 1}`, at: NOW },
    { name: 'twelve digits of a documentation example', timestamp: '154390853474', at: NOW },
    { name: 'no number', timestamp: 'yesterday', at: NOW },
    { name: 'nothing in it', timestamp: '', at: NOW },
    { name: 'null', timestamp: null, at: NOW },
    { name: 'absent', timestamp: undefined, at: NOW },
  ])('$name', ({ timestamp, at }) => {
    expect(sentAt(timestamp, NOW)).toBe(at);
  });
});
