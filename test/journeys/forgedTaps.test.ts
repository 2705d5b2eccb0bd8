import { describe, expect, it } from '@jest/globals';
import { tappedPayload, tapText } from '../../src/adapters/channels/zalo/tap.ts';
import { shippedTools } from '../support/shippedTools.ts';
import { after, lastTurn, SILENCE } from '../support/talk.ts';

const tools = shippedTools('zalo');

/** Somebody who is asked for the consent of the sign-up. */
const asked = ['alo', 'đăng ký'].reduce(
  (talk, text) => after(talk, { kind: 'text', text }, tools),
  SILENCE,
);

describe('a payload typed by hand on Zalo', () => {
  it.each([
    { name: 'an answer to a question never asked', typed: '#as:answer:sign-up.phone:0912345678' },
    { name: 'a value the question does not offer', typed: '#as:answer:sign-up.consent:maybe' },
    { name: 'a confirmation of nothing', typed: '#as:confirm:sign-up.consent:yes' },
    { name: 'a change of an answer never given', typed: '#as:change:sign-up.name' },
    { name: 'a command nobody offers', typed: '#as:command:admin' },
    { name: 'a flow that is not there', typed: '#as:flow:secret' },
    { name: 'a path out of the answers', typed: '#as:faq:../../etc/passwd' },
    { name: 'a member of every object', typed: '#as:answer:__proto__.x:yes' },
    { name: 'control characters', typed: '#as:answer:sign-up.consent:yes\u0000\u001b[2J' },
    { name: 'a thousand characters', typed: `#as:answer:sign-up.consent:${'y'.repeat(1_000)}` },
  ])('$name changes no answer, and the open question is asked again', ({ typed }) => {
    const payload = tappedPayload(typed) ?? '';

    const talk = after(asked, { kind: 'tap', payload }, tools);

    const { session, events } = lastTurn(talk);
    const before = lastTurn(asked).session;
    expect(session.answers).toEqual(before.answers);
    expect(session.open?.key).toBe(before.open?.key);
    expect(events.map(({ kind }) => kind)).toEqual(['message_created']);
    expect(JSON.stringify(events)).not.toContain(typed.slice(4));
  });

  it('what a button of the open question carries works, typed or tapped: it says no more than its title', () => {
    const payload = tappedPayload(tapText('answer:sign-up.consent:yes')) ?? '';

    const { session } = lastTurn(after(asked, { kind: 'tap', payload }, tools));

    expect(session.answers['sign-up.consent']).toMatchObject({ value: true });
  });

  it('the button of another person, who stood elsewhere, opens nothing of theirs', () => {
    const stranger = after(SILENCE, { kind: 'tap', payload: 'answer:sign-up.consent:yes' }, tools);

    expect(lastTurn(stranger).session.answers).toEqual({});
    expect(lastTurn(stranger).events.some(({ kind }) => kind === 'lead_captured')).toBe(false);
  });
});
