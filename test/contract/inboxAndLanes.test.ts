import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseInbox } from '../../src/adapters/database/inbox.ts';
import { databaseLanes } from '../../src/adapters/database/lanes.ts';
import { databaseOutbox } from '../../src/adapters/database/outbox.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { takeOwnership, type Ownership } from '../../src/adapters/database/ownership.ts';
import type { Lane, LaneOutcome } from '../../src/conversation/stores.ts';
import type { InboundEvent } from '../../src/core/messaging/inbound.ts';
import { DATABASES } from '../support/databases.ts';

const NOW = Date.UTC(2026, 10, 22, 3);

function said(contact: string, text: string, at = 0): InboundEvent {
  return {
    channel: 'zalo',
    account: 'oa-1',
    contact,
    platformId: `${contact} ${text}`,
    sentAt: NOW + at,
    content: { kind: 'text', text },
  };
}

const textOf = ({ content }: InboundEvent) => (content.kind === 'text' ? content.text : '');

function answered(lane: Lane, change: Partial<LaneOutcome> = {}): LaneOutcome {
  return {
    contactId: lane.contactId,
    contact: lane.contact,
    session: { versions: {}, path: [], answers: {}, known: {}, lines: [], stopped: false },
    handled: lane.events.map(({ id }) => ({ id })),
    parts: lane.events.map((event) => ({ text: `re: ${textOf(event)}`, buttons: [] })),
    leads: [],
    refusedConsents: [],
    personRequests: [],
    unanswered: [],
    erase: false,
    standing: { stopped: false, interactedAt: NOW },
    ...change,
  };
}

describe.each(DATABASES)('inbox, lanes and outbox on $name', ({ open }) => {
  let database: Database;
  let ownership: Ownership;
  const clock = () => NOW;
  const inbox = () => databaseInbox({ queries: database.queries, clock });
  const lanes = () => databaseLanes({ queries: database.queries, ownership, clock });
  const outbox = () => databaseOutbox({ queries: database.queries, ownership, clock });

  beforeAll(async () => {
    database = await open();
    ownership = await takeOwnership(database.lifeline, () => undefined);
  });
  afterAll(() => database.close());

  it('accept, when the same event comes twice at once and later, then one is fresh', async () => {
    const event = said('u-twice', 'xin chào');

    const atOnce = await Promise.all([inbox().accept([event]), inbox().accept([event])]);
    const later = await inbox().accept([event]);

    expect(atOnce.map(({ fresh }) => fresh).sort()).toEqual([0, 1]);
    expect(later).toEqual({ fresh: 0 });
    await lanes().work(10, (waiting) => waiting.map((lane) => answered(lane)));
  });

  it('work, when one person wrote three times, then one lane in platform order', async () => {
    await inbox().accept([said('u-3', 'ba', 30), said('u-3', 'một', 10), said('u-3', 'hai', 20)]);
    const seen: string[][] = [];

    const { sends } = await lanes().work(10, (waiting) => {
      seen.push(...waiting.map(({ events }) => events.map(textOf)));
      return waiting.map((lane) => answered(lane));
    });

    expect(seen).toEqual([['một', 'hai', 'ba']]);
    expect(sends.map(({ part }) => part.text)).toEqual(['re: một', 're: hai', 're: ba']);
    await Promise.all(sends.map(({ id }) => outbox().settle({ kind: 'sent', id })));
  });

  it('work, when it fails, then the events still wait', async () => {
    await inbox().accept([said('u-fail', 'a')]);

    const failing = lanes().work(10, () => {
      throw new Error('planned');
    });

    await expect(failing).rejects.toThrow('planned');
    const { outcomes, sends } = await lanes().work(10, (waiting) =>
      waiting.map((lane) => answered(lane)),
    );
    expect(outcomes).toHaveLength(1);
    await Promise.all(sends.map(({ id }) => outbox().settle({ kind: 'sent', id })));
  });

  it('work, when done twice, then the second finds nothing and the session is kept', async () => {
    await inbox().accept([said('u-s', 'a')]);
    const remembered = {
      'welcome.ask': {
        variable: 'x',
        kind: 'number' as const,
        value: 1,
        said: '1',
        platformId: 'p',
        at: 1,
      },
    };
    const keep = (lane: Lane) => {
      const { session } = answered(lane);
      return answered(lane, { session: { ...session, answers: remembered }, parts: [] });
    };
    await lanes().work(10, (waiting) => waiting.map(keep));

    const nothing = await lanes().work(10, (waiting) => waiting.map((lane) => answered(lane)));

    expect(nothing).toEqual({ outcomes: [], sends: [], leads: [] });
    await inbox().accept([said('u-s', 'b')]);
    const sessions: unknown[] = [];
    await lanes().work(10, (waiting) => {
      sessions.push(...waiting.map(({ session }) => session?.answers));
      return waiting.map((lane) => answered(lane, { parts: [] }));
    });
    expect(sessions).toEqual([remembered]);
  });

  it.each([
    ['NUL', 'a\u0000b'],
    ['a lone surrogate', 'a\ud800b'],
    ['emoji', '👨‍👩‍👧‍👦 chào'],
    ['decomposed letters', 'chào'.normalize('NFD')],
    ['ten thousand characters', 'đ'.repeat(10_000)],
  ])('accept, when the text holds %s, then it comes back as it was', async (_name, text) => {
    await inbox().accept([
      {
        ...said('u-odd', 'x'),
        platformId: text.slice(0, 9).replaceAll('\u0000', ''),
        content: { kind: 'text', text },
      },
    ]);
    const seen: string[] = [];

    await lanes().work(10, (waiting) => {
      seen.push(...waiting.flatMap(({ events }) => events.map(textOf)));
      return waiting.map((lane) => answered(lane, { parts: [] }));
    });

    expect(seen).toEqual([text]);
  });

  it('adopt, when the owner is another living process, then its sends are left alone', async () => {
    await inbox().accept([said('u-own', 'a')]);
    const { sends } = await lanes().work(10, (waiting) => waiting.map((lane) => answered(lane)));

    const stranger = { number: ownership.number + 1_000, onRenewed: () => undefined };
    const adopted = await databaseOutbox({
      queries: database.queries,
      ownership: stranger,
      clock,
    }).adopt(10);

    expect(adopted).toEqual([]);
    await Promise.all(sends.map(({ id }) => outbox().settle({ kind: 'sent', id })));
  });

  it('adopt, when the owner is dead, then its sends come in order', async () => {
    const dead = { number: ownership.number + 2_000, onRenewed: () => undefined };
    await inbox().accept([said('u-dead', 'a', 1), said('u-dead', 'b', 2)]);
    await databaseLanes({ queries: database.queries, ownership: dead, clock }).work(10, (waiting) =>
      waiting.map((lane) => answered(lane)),
    );

    const adopted = await outbox().adopt(10);

    expect(adopted.map(({ part }) => part.text)).toEqual(['re: a', 're: b']);
    await Promise.all(adopted.map(({ id }) => outbox().settle({ kind: 'sent', id })));
    expect(await outbox().adopt(10)).toEqual([]);
  });

  it('work, when older sends of the person wait elsewhere, then the new one is not sent yet', async () => {
    const dead = { number: ownership.number + 3_000, onRenewed: () => undefined };
    await inbox().accept([said('u-order', 'a', 1)]);
    await databaseLanes({ queries: database.queries, ownership: dead, clock }).work(10, (waiting) =>
      waiting.map((lane) => answered(lane)),
    );
    await inbox().accept([said('u-order', 'b', 2)]);

    const { sends } = await lanes().work(10, (waiting) => waiting.map((lane) => answered(lane)));
    const adopted = await outbox().adopt(10);

    expect(sends).toEqual([]);
    expect(adopted.map(({ part }) => part.text)).toEqual(['re: a', 're: b']);
    await Promise.all(adopted.map(({ id }) => outbox().settle({ kind: 'sent', id })));
  });
});
