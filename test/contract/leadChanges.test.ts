import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Redis } from 'ioredis';
import { redisLeadChanges } from '../../src/adapters/redis/leadChanges.ts';
import type { Changes, LeadChange } from '../../src/conversation/leads/changes.ts';
import { localChanges } from '../../src/conversation/leads/localChanges.ts';
import { eventually } from '../support/eventually.ts';

jest.setTimeout(60_000);

const redisUrl = process.env['TEST_REDIS_URL'];
const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Processes at one desk, each with its own way to tell and to listen. */
interface Processes {
  readonly one: Changes;
  readonly other: Changes;
  close(): void;
}

interface Kind {
  readonly name: string;
  /** True when what one process tells is heard in the other. */
  readonly isShared: boolean;
  readonly open: () => Promise<Processes>;
}

const KINDS: readonly Kind[] = [
  {
    name: 'in one process',
    isShared: false,
    open: () =>
      Promise.resolve({
        one: localChanges({ log }),
        other: localChanges({ log }),
        close: () => undefined,
      }),
  },
  ...(redisUrl === undefined
    ? []
    : [
        {
          name: 'on Redis',
          isShared: true,
          open: async () => {
            const processes = [await processOn(redisUrl), await processOn(redisUrl)] as const;
            const [one, other] = processes;
            return {
              one: one.changes,
              other: other.changes,
              close: () => processes.forEach((each) => each.close()),
            };
          },
        },
      ]),
];

const change = (leadId: string): LeadChange => ({ leadId, kind: 'claimed', assignee: 'lan' });

describe.each(KINDS)('changes of leads, told $name', ({ open, isShared }) => {
  let processes: Processes;
  beforeAll(async () => {
    processes = await open();
  });
  afterAll(() => {
    processes.close();
  });

  it('two listeners of one process: both hear it once, as it was told', async () => {
    const { one } = processes;
    const [first, second] = [heardBy(one), heardBy(one)];
    const told = { leadId: 'a-1', kind: 'reassigned', assignee: 'mai', before: 'lan' } as const;

    one.publish(told);
    await eventually(async () => {
      await Promise.resolve();
      expect([first.all, second.all]).toEqual([[told], [told]]);
    });

    first.end();
    second.end();
  });

  it(`the other process: ${isShared ? 'hears it, too' : 'hears nothing'}`, async () => {
    const { one, other } = processes;
    const [here, there] = [heardBy(one), heardBy(other)];

    one.publish(change('b-1'));
    await eventually(async () => {
      await Promise.resolve();
      expect(here.ids()).toEqual(['b-1']);
      expect(there.ids()).toEqual(isShared ? ['b-1'] : []);
    });

    here.end();
    there.end();
  });

  it('a listener that ended: hears nothing more; one that throws: hinders nobody', async () => {
    const { one } = processes;
    const ended = heardBy(one);
    ended.end();
    const endThrower = one.subscribe(() => {
      throw new Error('as the test wants');
    });
    const last = heardBy(one);

    one.publish(change('c-1'));
    await eventually(async () => {
      await Promise.resolve();
      expect(last.ids()).toEqual(['c-1']);
    });

    expect(ended.all).toEqual([]);
    endThrower();
    last.end();
  });

  it('many at once: every one, in their order', async () => {
    const { one } = processes;
    const heard = heardBy(one);
    const ids = Array.from({ length: 200 }, (_none, index) => `d-${index}`);

    for (const id of ids) one.publish(change(id));
    await eventually(async () => {
      await Promise.resolve();
      expect(heard.ids()).toEqual(ids);
    });

    heard.end();
  });
});

(redisUrl === undefined ? describe.skip : describe)('changes on Redis, in bad times', () => {
  const url = redisUrl ?? '';

  it.each([
    { what: 'no JSON', text: 'xin chào {' },
    { what: 'another shape', text: '{"leadId":7,"kind":"claimed"}' },
    { what: 'a kind nobody knows', text: '{"leadId":"e","kind":"sold"}' },
    { what: 'more than belongs to it', text: '{"leadId":"e","kind":"claimed","name":"Hoa"}' },
    { what: 'ten megabytes', text: 'x'.repeat(10_000_000) },
  ])('$what on the channel: nobody is told, and the next change is', async ({ text }) => {
    const desk = await processOn(url);
    const stranger = new Redis(url);
    const heard = heardBy(desk.changes);

    await stranger.publish('lead_changes', text);
    desk.changes.publish(change('e-1'));
    await eventually(async () => {
      await Promise.resolve();
      expect(heard.ids()).toEqual(['e-1']);
    });

    stranger.disconnect();
    desk.close();
  });

  it('Redis away: one’s own pages are told all the same; back again: everybody’s', async () => {
    const road = await cuttableRoad(url);
    const [one, other] = [await processOn(road.url), await processOn(road.url)];
    const [here, there] = [heardBy(one.changes), heardBy(other.changes)];

    await road.cut();
    one.changes.publish(change('f-1'));
    await eventually(async () => {
      await Promise.resolve();
      expect(here.ids()).toEqual(['f-1']);
    });
    const missed = there.ids();
    await road.mend();
    await eventually(async () => {
      await Promise.resolve();
      one.changes.publish(change('f-2'));
      expect(there.ids()).toContain('f-2');
      expect(here.ids()).toContain('f-2');
    });

    expect(missed).toEqual([]);
    expect(one.complaints.length).toBeGreaterThan(0);
    one.close();
    other.close();
    await road.close();
  });

  it('Redis away at the start, for longer than a question waits: heard once it is there', async () => {
    const road = await cuttableRoad(url);
    await road.cut();
    const listening = new Redis(road.url, { retryStrategy: () => 20, maxRetriesPerRequest: 1 });
    const given: unknown[] = [];
    listening.on('error', (error) => given.push(error));
    const local = localChanges({ log });
    const late = redisLeadChanges({ redis: listening, listening, local, onError: quiet });
    const heard = heardBy(late);
    await eventually(async () => {
      await Promise.resolve();
      expect(given.length).toBeGreaterThan(3);
    });

    await road.mend();
    const one = await processOn(url);
    await eventually(async () => {
      await Promise.resolve();
      one.changes.publish(change('h-1'));
      expect(heard.ids()).toContain('h-1');
    });

    listening.disconnect();
    one.close();
    await road.close();
  });

  it('only the listening connection is away: one’s own pages are told', async () => {
    const road = await cuttableRoad(url);
    const one = await processOn(url, road.url);
    const here = heardBy(one.changes);

    await road.cut();
    await eventually(async () => {
      await Promise.resolve();
      expect(one.listening.status).not.toBe('ready');
    });
    one.changes.publish(change('g-1'));
    await eventually(async () => {
      await Promise.resolve();
      expect(here.ids()).toEqual(['g-1']);
    });

    one.close();
    await road.close();
  });
});

function heardBy(changes: Changes) {
  const all: LeadChange[] = [];
  const end = changes.subscribe((each) => all.push(each));
  return { all, end, ids: () => all.map(({ leadId }) => leadId) };
}

/** A process of the desk as `compose/leads.ts` opens it, once it listens. */
async function processOn(url: string, listenOn = url) {
  const complaints: unknown[] = [];
  const onError = (error: unknown) => complaints.push(error);
  const options = { retryStrategy: () => 50 };
  const redis = new Redis(url, { ...options, maxRetriesPerRequest: 1, enableOfflineQueue: false });
  const listening = new Redis(listenOn, options);
  redis.on('error', onError);
  listening.on('error', onError);
  const changes = redisLeadChanges({ redis, listening, local: localChanges({ log }), onError });
  await eventually(async () => {
    const [, count] = await redis.call('pubsub', 'numsub', 'lead_changes').then(toList);
    expect(Number(count)).toBeGreaterThan(0);
    expect(listening.status).toBe('ready');
  });
  return {
    changes,
    listening,
    complaints,
    close() {
      redis.disconnect();
      listening.disconnect();
    },
  };
}

function toList(answer: unknown): readonly unknown[] {
  return Array.isArray(answer) ? answer : [];
}

/** A way to Redis that can be cut and mended again. */
async function cuttableRoad(url: string) {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const behind = connect(Number(target.port || 6379), target.hostname);
    for (const each of [socket, behind]) {
      sockets.add(each);
      each.on('error', () => undefined);
      each.on('close', () => {
        sockets.delete(each);
        socket.destroy();
        behind.destroy();
      });
    }
    socket.pipe(behind).pipe(socket);
  });
  const listen = (port: number) =>
    new Promise<number>((resolve) => {
      server.listen(port, '127.0.0.1', () => resolve(portOf(server.address())));
    });
  const port = await listen(0);
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    url: `redis://127.0.0.1:${port}`,
    cut,
    mend: () => listen(port),
    close: () => (server.listening ? cut() : Promise.resolve()),
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
