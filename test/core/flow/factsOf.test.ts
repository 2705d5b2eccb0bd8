import { describe, expect, it } from '@jest/globals';
import { factsOf, type Heard } from '../../../src/core/flow/heard.ts';
import { NEW_SESSION } from '../../../src/core/flow/session.ts';
import type { Answer } from '../../../src/core/flow/types.ts';

const NOON = Date.UTC(2026, 10, 22, 5);
const MINUTE = 60_000;

const answered = (variable: string, value: string, at = NOON): Answer => ({
  variable,
  kind: 'choice',
  value,
  said: value,
  platformId: 'm',
  at,
});
const told = (value: string | number, change: Partial<Heard> = {}): Heard => ({
  value,
  said: String(value),
  sure: true,
  ofAnother: false,
  platformId: 'm',
  at: NOON,
  ...change,
});

describe('what a person said of themselves', () => {
  it.each([
    {
      name: 'an answer to a question',
      known: { group: answered('group', 'near_poor') },
      heard: {},
      facts: { group: 'near_poor' },
    },
    {
      name: 'told in passing, and clear',
      known: {},
      heard: { situation: told('farmer') },
      facts: { situation: 'farmer' },
    },
    {
      name: 'told in passing, and not clear',
      known: {},
      heard: { situation: told('farmer', { sure: false }) },
      facts: {},
    },
    {
      name: 'told of somebody else',
      known: {},
      heard: { situation: told('farmer', { ofAnother: true }) },
      facts: {},
    },
    {
      name: 'an income for one sum only',
      known: {},
      heard: { income: told(2_000_000) },
      facts: {},
    },
    {
      name: 'answered, and told otherwise a minute later',
      known: { situation: answered('situation', 'free') },
      heard: { situation: told('farmer', { at: NOON + MINUTE }) },
      facts: { situation: 'farmer' },
    },
    {
      name: 'told, and answered otherwise a minute later',
      known: { situation: answered('situation', 'free', NOON + MINUTE) },
      heard: { situation: told('farmer') },
      facts: { situation: 'free' },
    },
  ])('$name: $facts', ({ known, heard, facts }) => {
    const session = {
      ...NEW_SESSION,
      known: Object.fromEntries(Object.entries(known)),
      heard: Object.fromEntries(Object.entries(heard)),
    };

    expect(factsOf(session)).toEqual(facts);
  });
});
