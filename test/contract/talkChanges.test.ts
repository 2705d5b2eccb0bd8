import { afterAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { redisTalkChanges } from '../../src/adapters/redis/talkChanges.ts';
import {
  localTalkChanges,
  type TalkChange,
  type TalkChanges,
} from '../../src/conversation/talks/talkChanges.ts';
import { eventually } from '../support/eventually.ts';

const nothing = () => undefined;
const url = process.env['TEST_REDIS_URL'];
const open: Redis[] = [];

/** Two processes, as one of them would see it when there is only one. */
const KINDS: readonly { readonly name: string; readonly make: () => readonly TalkChanges[] }[] = [
  {
    name: 'one process',
    make: () => {
      const changes = localTalkChanges({ log: logTo([]) });
      return [changes, changes];
    },
  },
  ...(url === undefined
    ? []
    : [{ name: 'Redis', make: () => [overRedis(url), overRedis(url)] as const }]),
];

describe.each(KINDS)('changes of conversations over $name', ({ make }) => {
  afterAll(() => {
    for (const each of open) each.disconnect();
  });

  it('what one publishes: every listener hears once, until it leaves', async () => {
    const [here, there] = make();
    const heard: TalkChange[] = [];
    const leave = there?.subscribe((change) => heard.push(change));
    await eventually(() => {
      here?.publish({ contactId: '0', kind: 'said' });
      return heard.length > 0 ? Promise.resolve() : Promise.reject(new Error('not yet'));
    });
    heard.length = 0;
    here?.publish({ contactId: '7', kind: 'asked' });
    await eventually(() =>
      heard.some(({ contactId }) => contactId === '7')
        ? Promise.resolve()
        : Promise.reject(new Error('not heard')),
    );
    const once = heard.filter(({ contactId }) => contactId === '7');
    leave?.();
    here?.publish({ contactId: '8', kind: 'asked' });

    expect(once).toEqual([{ contactId: '7', kind: 'asked' }]);
    expect(heard.some(({ contactId }) => contactId === '8')).toBe(false);
  });
});

describe('a listener that throws', () => {
  it('is logged by id, and hinders nobody', () => {
    const lines: unknown[] = [];
    const changes = localTalkChanges({ log: logTo(lines) });
    const heard: TalkChange[] = [];
    changes.subscribe(() => {
      throw new Error('broken');
    });
    changes.subscribe((change) => heard.push(change));
    changes.publish({ contactId: '7', kind: 'taken' });

    expect(heard).toHaveLength(1);
    expect(lines).toMatchObject([['change_not_told', { contactId: '7' }]]);
  });
});

function overRedis(address: string): TalkChanges {
  const [redis, listening] = [new Redis(address), new Redis(address)];
  open.push(redis, listening);
  const local = localTalkChanges({ log: logTo([]) });
  return redisTalkChanges({ redis, listening, local, onError: nothing });
}

function logTo(lines: unknown[]) {
  const write = (event: string, facts?: unknown) => lines.push([event, facts]);
  return { debug: write, info: write, warn: write, error: write };
}
