import { describe, expect, it } from '@jest/globals';
import { judgeWebhook, type Observed } from '../../../src/tools/replay/judgeWebhook.ts';

const OA = '3018274650192837465';
const PERSON = '9007199254740993111';

const SAID = {
  event_name: 'user_send_text',
  sender: { id: PERSON },
  recipient: { id: OA },
  message: { text: 'alo', msg_id: '5e1f' },
};
const ECHO = { ...SAID, event_name: 'oa_send_text' };

/** A text that was read, stored, answered: nothing to complain about. */
const FINE: Observed = {
  channel: 'zalo',
  bytes: Buffer.from(JSON.stringify(SAID)),
  account: OA,
  status: 200,
  reading: {
    kind: 'accepted',
    events: [
      {
        channel: 'zalo',
        account: OA,
        contact: PERSON,
        platformId: 'user_send_text:5e1f:',
        sentAt: 0,
        content: { kind: 'text', text: 'alo' },
      },
    ],
    ignored: [],
    signals: [],
  },
  stored: [{ contact: PERSON, platformId: 'user_send_text:5e1f:', failure: undefined }],
  sent: [{ to: PERSON, text: 'Dạ' }],
  errors: [],
  isSettled: true,
  silent: new Set(),
};
const NOTHING_READ = {
  reading: { kind: 'accepted', events: [], ignored: [], signals: [] },
  stored: [],
  sent: [],
} as const;

describe('judgeWebhook', () => {
  it('a text, when it was read, stored and answered, then nothing is wrong', () => {
    expect(judgeWebhook(FINE)).toEqual([]);
  });

  it.each<{ what: string; change: Partial<Observed>; says: string }>([
    { what: 'the status was 503', change: { status: 503 }, says: 'told 503' },
    { what: 'an error was logged', change: { errors: ['turn_failed'] }, says: 'turn_failed' },
    { what: 'it never settled', change: { isSettled: false }, says: 'still open' },
    { what: 'a person was not read', change: NOTHING_READ, says: 'people said 1 things, 0' },
    { what: 'a person got no answer', change: { sent: [] }, says: '1 events of a person got 0' },
    {
      what: 'somebody else was answered',
      change: { sent: [...FINE.sent, { to: OA, text: 'Dạ' }] },
      says: '1 messages went to people who had said nothing new',
    },
    {
      what: 'the turn failed',
      change: { stored: [{ contact: PERSON, platformId: 'm', failure: 'TypeError: x' }] },
      says: 'TypeError: x',
    },
    {
      what: 'an id lost its last digits',
      change: {
        stored: [{ contact: '9007199254740993000', platformId: 'm', failure: undefined }],
        sent: [{ to: '9007199254740993000', text: 'Dạ' }],
      },
      says: 'the id 9007199254740993000 does not stand in the file',
    },
    {
      what: 'the message was an echo',
      change: { bytes: Buffer.from(JSON.stringify(ECHO)) },
      says: 'an echo was answered',
    },
  ])('a text, when $what, then that is told', ({ change, says }) => {
    expect(judgeWebhook({ ...FINE, ...change }).join('\n')).toContain(says);
  });

  it('a person who asked for silence, when nothing is answered, then nothing is wrong', () => {
    expect(judgeWebhook({ ...FINE, sent: [], silent: new Set([PERSON]) })).toEqual([]);
  });
});
