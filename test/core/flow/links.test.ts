import { describe, expect, it } from '@jest/globals';
import type { FlowTools } from '../../../src/core/flow/types.ts';
import { shippedTools } from '../../support/shippedTools.ts';
import { after, lastTurn, SILENCE, type Talk } from '../../support/talk.ts';

const tools: FlowTools = {
  ...shippedTools(),
  links: {
    'lao-cai-hoi-cho': { flow: 'sign-up', facts: { commune: 'Mường Khương', campaign: 'hoi-cho' } },
    'ad:6045': { flow: 'contribution', facts: {} },
    'to-roi-cu': { flow: 'gone', facts: {} },
  },
};

const opens = (ref: string | undefined, talk: Talk = SILENCE) =>
  after(talk, { kind: 'opened', ...(ref !== undefined && { ref }) }, tools);
const says = (talk: Talk, ...texts: readonly string[]) =>
  texts.reduce((before, text) => after(before, { kind: 'text', text }, tools), talk);
const started = (talk: Talk) =>
  lastTurn(talk).events.flatMap((event) => (event.kind === 'flow_started' ? [event.flow] : []));

describe('a link into the conversation', () => {
  it.each([
    { ref: 'lao-cai-hoi-cho', flow: 'sign-up' },
    { ref: 'ad:6045', flow: 'contribution' },
    { ref: 'flow:pension', flow: 'pension' },
    { ref: 'pension', flow: 'pension' },
    { ref: 'to-roi-cu', flow: 'welcome' },
    { ref: 'ad:1', flow: 'welcome' },
    { ref: 'constructor', flow: 'welcome' },
    { ref: '__proto__', flow: 'welcome' },
    { ref: '<script>', flow: 'welcome' },
    { ref: undefined, flow: 'welcome' },
  ])('with the ref $ref opens $flow', ({ ref, flow }) => {
    expect(started(opens(ref))[0]).toBe(flow);
  });

  it('is told with the lead that comes of it, also through other flows', () => {
    const signedUp = says(
      says(opens('lao-cai-hoi-cho'), 'menu', 'đăng ký', 'đồng ý', 'nguyễn thị hoa', '0912345678'),
      'hà nội',
      'phường ba đình',
      'buổi sáng',
    );

    const leads = lastTurn(signedUp).events.flatMap((event) =>
      event.kind === 'lead_captured' ? [event.lead] : [],
    );
    expect(leads).toMatchObject([
      {
        commune: 'ba-dinh',
        facts: {
          source: 'lao-cai-hoi-cho',
          source_commune: 'Mường Khương',
          source_campaign: 'hoi-cho',
        },
      },
    ]);
  });

  it('is forgotten with everything else', () => {
    const came = opens('lao-cai-hoi-cho');
    const withdrew = after(came, { kind: 'withdrew' }, tools);

    expect(came.session?.source?.ref).toBe('lao-cai-hoi-cho');
    expect(withdrew.session?.source).toBeUndefined();
  });
});
