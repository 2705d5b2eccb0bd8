import { describe, expect, it } from '@jest/globals';
import { ConfigRefused, readConfig } from '../../src/config.ts';

describe('TALK_RETURN_MINUTES', () => {
  it.each([
    { given: undefined, minutes: 15 },
    { given: '1', minutes: 1 },
    { given: '720', minutes: 720 },
  ])('$given: $minutes minutes', ({ given, minutes }) => {
    const config = readConfig(given === undefined ? {} : { TALK_RETURN_MINUTES: given });

    expect(config.talkReturn).toBe(minutes * 60_000);
  });

  it.each(['0', '721', '1.5', 'soon'])('"%s": is refused, with its name and cure', (given) => {
    const refusal = 'TALK_RETURN_MINUTES must be a whole number from 1 to 720';

    expect(() => readConfig({ TALK_RETURN_MINUTES: given })).toThrow(ConfigRefused);
    expect(() => readConfig({ TALK_RETURN_MINUTES: given })).toThrow(refusal);
  });
});
