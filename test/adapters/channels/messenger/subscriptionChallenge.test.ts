import { describe, expect, it } from '@jest/globals';
import { subscriptionChallenge } from '../../../../src/adapters/channels/messenger/subscriptionChallenge.ts';

const query = {
  'hub.mode': 'subscribe',
  'hub.verify_token': 'right',
  'hub.challenge': '1158201444',
};

describe('subscriptionChallenge', () => {
  it('gives the challenge back for our token', () => {
    expect(subscriptionChallenge(query, 'right')).toBe('1158201444');
  });

  it.each([
    { name: 'another token', given: { ...query, 'hub.verify_token': 'wrong' } },
    { name: 'no token', given: { 'hub.mode': 'subscribe', 'hub.challenge': '1' } },
    { name: 'two tokens', given: { ...query, 'hub.verify_token': ['right', 'right'] } },
    { name: 'another mode', given: { ...query, 'hub.mode': 'unsubscribe' } },
    { name: 'no challenge', given: { ...query, 'hub.challenge': undefined } },
    { name: 'nothing', given: {} },
  ])('refuses $name', ({ given }) => {
    expect(subscriptionChallenge(given, 'right')).toBeUndefined();
  });

  it('refuses everybody when no token is configured', () => {
    expect(subscriptionChallenge({ ...query, 'hub.verify_token': '' }, '')).toBeUndefined();
  });
});
