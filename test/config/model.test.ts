import { describe, expect, it } from '@jest/globals';
import { ConfigRefused, readConfig } from '../../src/config.ts';

const KEY = { OPENAI_API_KEY: 'secret-key', OPENAI_MODEL: 'small-1' };

describe('the settings of the language model', () => {
  it('without any of them there is none', () => {
    expect(readConfig({}).model).toBeUndefined();
  });

  it('with key and name it is on, at the usual host and budget', () => {
    expect(readConfig(KEY).model).toEqual({
      apiKey: 'secret-key',
      model: 'small-1',
      baseUrl: 'https://api.openai.com/v1',
      callsPerDay: 1_000,
    });
  });

  it.each([
    [{ OPENAI_API_KEY: 'secret-key' }, 'OPENAI_MODEL is missing'],
    [{ OPENAI_MODEL: 'small-1' }, 'OPENAI_API_KEY is missing'],
    [{ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }, 'OPENAI_API_KEY is missing'],
    [{ ...KEY, OPENAI_BASE_URL: 'models.example' }, 'OPENAI_BASE_URL must be'],
    [{ ...KEY, OPENAI_CALLS_PER_DAY: '0' }, 'OPENAI_CALLS_PER_DAY must be'],
    [{ ...KEY, OPENAI_CALLS_PER_DAY: 'many' }, 'OPENAI_CALLS_PER_DAY must be'],
  ])('%p is refused with the cure and without the key', (environment, cure) => {
    const read = () => readConfig(environment);

    expect(read).toThrow(ConfigRefused);
    expect(read).toThrow(cure);
    expect(read).not.toThrow('secret-key');
  });
});
