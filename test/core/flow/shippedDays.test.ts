import { describe, expect, it } from '@jest/globals';
import type { FlowTools } from '../../../src/core/flow/types.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { shippedToolsOn } from '../../support/shippedTools.ts';
import { after, lastTurn, messagesOf, SILENCE } from '../../support/talk.ts';

const PERSON = 'Gặp tư vấn viên';

/** What a person says to the flow, from its first question on. */
const HANOI = ['hà nội', 'có', 'không thuộc diện nào', '3 triệu'];

describe('a flow on a day without one of its figures', () => {
  it.each([
    {
      flow: 'prepay',
      day: '2027-01-01',
      why: 'no return of the fund is announced',
      said: [...HANOI, '2', 'chưa đóng'],
    },
    {
      flow: 'catch-up',
      day: '2027-01-01',
      why: 'no return of the fund is announced',
      said: ['1966', 'nam', '10 năm', '3 triệu'],
    },
    {
      flow: 'contribution',
      day: '2031-01-01',
      why: 'no poverty line is known',
      said: HANOI.slice(0, 3),
    },
    { flow: 'maternity', day: '2025-06-30', why: 'the allowance is not law yet', said: [] },
    {
      flow: 'social-pension',
      day: '2025-06-30',
      why: 'it is not law yet',
      said: ['1950', 'không', 'không'],
    },
  ])('$flow on $day ($why) says no amount of its own and offers a person', (at) => {
    const tools = shippedToolsOn(localDate(at.day));
    const { text, titles } = lastSaid(at.flow, at.said, tools);

    expect(text).not.toMatch(/\d đồng/);
    expect(text).toContain('Dạ,');
    expect(titles).toContain(PERSON);
  });

  it.each([
    { flow: 'prepay', day: '2026-12-31', said: [...HANOI, '2', 'chưa đóng'] },
    { flow: 'catch-up', day: '2026-12-31', said: ['1966', 'nam', '10 năm', '3 triệu'] },
    { flow: 'maternity', day: '2025-07-01', said: ['8 tháng', 'một bé'] },
    { flow: 'social-pension', day: '2025-07-01', said: ['1950', 'không', 'không'] },
  ])('$flow on $day, the day beside it, tells an amount', ({ flow, day, said }) => {
    expect(lastSaid(flow, said, shippedToolsOn(localDate(day))).text).toMatch(/\d đồng/);
  });
});

function lastSaid(flow: string, said: readonly string[], tools: FlowTools) {
  const opened = after(SILENCE, { kind: 'opened', ref: flow }, tools);
  const talk = said.reduce((so, text) => after(so, { kind: 'text', text }, tools), opened);
  const messages = messagesOf(lastTurn(talk));
  return {
    text: messages.map(({ text }) => text).join('\n'),
    titles: messages.flatMap(({ choices }) => choices.map(({ title }) => title)),
  };
}
