import { describe, expect, it } from '@jest/globals';
import {
  after,
  freshConversation,
  type Conversation,
  type Happening,
} from '../../../src/web/simulator/conversation.ts';
import type { Reply, Said } from '../../../src/web/simulator/wire.ts';

const TYPED: Said = { kind: 'text', text: 'chào em' };

function replying(text: string, leads: readonly string[] = []): Happening {
  const reply: Reply = {
    messages: [{ text, choices: [] }],
    session: { flow: 'welcome', variables: { sex: 'female' } },
    leads,
    lines: [],
  };
  return { kind: 'answered', reply };
}

function play(...happenings: readonly Happening[]): Conversation {
  return happenings.reduce(after, freshConversation('zalo', 'an'));
}

/** The log as a tester reads it. */
function logOf({ entries }: Conversation): readonly string[] {
  return entries.map((entry) => {
    switch (entry.kind) {
      case 'citizen':
        return `citizen: ${entry.text}`;
      case 'bot':
        return `bot: ${entry.message.text}`;
      case 'failed':
        return `failed: ${entry.failure}`;
    }
  });
}

describe('after', () => {
  it('opening: waits without a word of the citizen', () => {
    const conversation = play({ kind: 'said', said: { kind: 'opened' } });

    expect(conversation).toMatchObject({ opened: true, waiting: 1, entries: [] });
  });

  it('an opening the bot is silent about: counts as opened, so it is not repeated', () => {
    const silence: Reply = { messages: [], session: { variables: {} }, leads: [], lines: [] };

    const conversation = play(
      { kind: 'said', said: { kind: 'opened' } },
      { kind: 'answered', reply: silence },
    );

    expect(conversation).toMatchObject({ opened: true, waiting: 0, entries: [] });
  });

  it('a tap: shows the title, not the payload', () => {
    const conversation = play({
      kind: 'said',
      said: { kind: 'tap', title: 'Về menu', payload: '#menu' },
    });

    expect(logOf(conversation)).toEqual(['citizen: Về menu']);
  });

  it('two texts before the first answer: waits for both', () => {
    const conversation = play(
      { kind: 'said', said: TYPED },
      { kind: 'said', said: TYPED },
      replying('dạ'),
    );

    expect(conversation.waiting).toBe(1);
    expect(logOf(conversation)).toEqual(['citizen: chào em', 'citizen: chào em', 'bot: dạ']);
  });

  it('no answer, then tried again: the complaint goes, the words stay once', () => {
    const failed = play(
      { kind: 'said', said: TYPED },
      { kind: 'not_answered', failure: 'unreachable', said: TYPED },
    );
    const retried = after(failed, { kind: 'tried_again', id: failed.entries[1]?.id ?? 0 });

    expect(logOf(failed)).toEqual(['citizen: chào em', 'failed: unreachable']);
    expect(logOf(after(retried, replying('dạ')))).toEqual(['citizen: chào em', 'bot: dạ']);
    expect(retried.waiting).toBe(1);
  });

  it('ids of entries: never come twice, also after one went', () => {
    const failed = play(
      { kind: 'said', said: TYPED },
      { kind: 'not_answered', failure: 'failed', said: TYPED },
    );
    const later = [
      { kind: 'tried_again' as const, id: failed.entries[1]?.id ?? 0 },
      replying('dạ'),
    ].reduce(after, failed);

    expect(later.entries.map(({ id }) => id)).toEqual([1, 3]);
  });

  it('a lead told twice: is listed once', () => {
    const conversation = play(replying('a', ['lead-1']), replying('b', ['lead-1', 'lead-2']));

    expect(conversation.leads).toEqual(['lead-1', 'lead-2']);
  });
});
