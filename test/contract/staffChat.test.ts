import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { databaseChatLinks } from '../../src/adapters/database/desk/chatLinks.ts';
import {
  databaseStaffWords,
  storeStaffWords,
} from '../../src/adapters/database/desk/staffWords.ts';
import { wordWork } from '../../src/adapters/database/desk/wordWork.ts';
import { erase } from '../../src/adapters/database/erase.ts';
import { lockContacts } from '../../src/adapters/database/lockContacts.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { databasePeople } from '../../src/adapters/database/people.ts';
import { databaseStaff } from '../../src/adapters/database/staff.ts';
import type {
  ChatLinks,
  CodeUse,
  WordAnswer,
  WordWork,
} from '../../src/conversation/staffChat/ports.ts';
import { DATABASES } from '../support/databases.ts';
import { addStaff, captureLead } from '../support/leads.ts';

const NOW = 1_795_312_800_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ANSWER: WordAnswer = { message: { text: 'vâng', choices: [] } };

describe.each(DATABASES)('chats of colleagues on $name', ({ open }) => {
  let database: Database;
  let now: number;
  let links: ChatLinks;
  const clock = () => now;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.queries.execute(sql`
      truncate contacts, staff_members, leads restart identity cascade`);
    now = NOW;
    links = databaseChatLinks({ queries: database.queries, clock });
    for (const id of ['lan', 'minh']) await addStaff(database.queries, { id, commune: 'ba-dinh' });
  });

  const contact = async (name: string, channel = 'zalo') => {
    const { rows } = await database.queries.execute<{ id: string }>(sql`
      insert into contacts (channel, account, contact, created_at)
      values (${channel}, 'oa-1', ${name}, 0) returning id::text`);
    return rows[0]?.id ?? '';
  };
  const within = <T>(
    contactId: string,
    work: (at: WordWork) => Promise<T>,
    channel: 'zalo' | 'messenger' = 'zalo',
  ) =>
    database.queries.transaction(async (queries) => {
      await lockContacts(queries, [contactId]);
      return work(wordWork({ queries, clock }, { contactId, channel }));
    });
  const writes = (contactId: string, hash: string, channel: 'zalo' | 'messenger' = 'zalo') =>
    within(contactId, (at) => at.useCode(hash), channel);
  const drawn = (staffId: string, hash: string) =>
    links.putCode(staffId, { hash, expiresAt: now + 10 * MINUTE_MS });
  const linked = async (staffId: string, name: string) => {
    const id = await contact(name);
    await drawn(staffId, `code of ${name}`);
    await writes(id, `code of ${name}`);
    return id;
  };

  it('a code, written once: links; written again: unknown', async () => {
    const [first, second] = [await contact('a'), await contact('b')];
    await drawn('lan', 'h1');

    expect(await writes(first, 'h1')).toEqual({ kind: 'linked', staffId: 'lan' });
    expect(await writes(second, 'h1')).toEqual({ kind: 'unknown' });
    expect(await links.contactsOf('lan')).toMatchObject([{ contactId: first, channel: 'zalo' }]);
  });

  it('two contacts with one code at once: one wins', async () => {
    const contacts = [await contact('a'), await contact('b'), await contact('c')];
    await drawn('lan', 'h1');

    const uses = await Promise.all(contacts.map((id) => writes(id, 'h1')));

    expect(uses.filter(({ kind }) => kind === 'linked')).toHaveLength(1);
    expect(await links.contactsOf('lan')).toHaveLength(1);
  });

  it.each<{ what: string; spoil: () => Promise<unknown> }>([
    { what: 'ten minutes old', spoil: () => Promise.resolve((now += 10 * MINUTE_MS)) },
    { what: 'replaced by a newer one', spoil: () => drawn('lan', 'h2') },
    {
      what: 'of somebody switched off',
      spoil: () =>
        databaseStaff({ queries: database.queries, clock }).change('lan', { active: false }),
    },
  ])('a code $what: unknown', async ({ spoil }) => {
    const id = await contact('a');
    await drawn('lan', 'h1');
    await spoil();

    expect(await writes(id, 'h1')).toEqual({ kind: 'unknown' });
  });

  it('a code that somebody else has: is not kept', async () => {
    await drawn('lan', 'h1');

    expect(await drawn('minh', 'h1')).toBe(false);
    expect(await drawn('minh', 'h2')).toBe(true);
    expect(await writes(await contact('a'), 'h1')).toMatchObject({ staffId: 'lan' });
  });

  it('five wrong codes of one contact: the right one is of no use for an hour', async () => {
    const id = await contact('a');
    await drawn('lan', 'h1');
    const tries: CodeUse[] = [];
    for (const wrong of ['1', '2', '3', '4', '5']) tries.push(await writes(id, wrong));
    const sixth = await writes(id, 'h1');
    now += HOUR_MS;
    await drawn('lan', 'h1');

    expect(tries.map(({ kind }) => kind)).toEqual(Array(5).fill('unknown'));
    expect(sixth).toEqual({ kind: 'too_many' });
    expect(await writes(id, 'h1')).toEqual({ kind: 'linked', staffId: 'lan' });
  });

  it('200 wrong codes of all together: nobody links for an hour, however many contacts guess', async () => {
    await drawn('lan', 'h1');
    for (let guesser = 0; guesser < 40; guesser += 1) {
      const id = await contact(`guesser ${guesser}`);
      for (let wrong = 0; wrong < 5; wrong += 1) await writes(id, `${guesser} ${wrong}`);
    }

    expect(await writes(await contact('fresh'), 'h1')).toEqual({ kind: 'too_many' });
  });

  it('Zalo and Messenger: both; a second Zalo replaces the first; a contact has one colleague', async () => {
    const [zalo, other] = [await linked('lan', 'z1'), await contact('m1', 'messenger')];
    await drawn('lan', 'h2');
    await writes(other, 'h2', 'messenger');
    const newer = await linked('lan', 'z2');

    expect((await links.contactsOf('lan')).map(({ contactId }) => contactId)).toEqual([
      other,
      newer,
    ]);
    await drawn('minh', 'h3');
    await writes(newer, 'h3');
    expect((await links.linksOf('lan')).map(({ channel }) => channel)).toEqual(['messenger']);
    expect(await links.contactsOf('minh')).toMatchObject([{ contactId: newer }]);
    expect(zalo).not.toBe(newer);
  });

  it('unlinked at the desk, by writing, or switched off: nobody is there any more', async () => {
    const first = await linked('lan', 'a');
    await links.unlink('lan', 'zalo');
    const second = await linked('lan', 'b');
    await within(second, (at) => at.unlink());
    const third = await linked('lan', 'c');
    await databaseStaff({ queries: database.queries, clock }).change('lan', { active: false });

    for (const id of [first, second, third]) {
      expect(await within(id, (at) => at.viewer())).toBeUndefined();
    }
    expect(await links.contactsOf('lan')).toEqual([]);
  });

  it.each<{ what: string; change: string; closed: string | undefined }>([
    { what: 'just written in', change: `interacted_at = ${NOW - 1}`, closed: undefined },
    {
      what: 'silent for two days',
      change: `interacted_at = ${NOW - 48 * HOUR_MS}`,
      closed: 'window_closed',
    },
    { what: 'stopped', change: `stopped_at = ${NOW - 1}`, closed: 'stopped' },
  ])('a chat $what: is shown as $closed', async ({ change, closed }) => {
    const id = await linked('lan', 'a');
    await word(id);
    await database.queries.execute(sql`update contact_states set ${sql.raw(change)}`);

    expect(await links.linksOf('lan')).toEqual([
      { channel: 'zalo', linkedAt: NOW, ...(closed !== undefined && { closed }) },
    ]);
  });

  it('erased: the link, the words and the tries are gone, and the audit log has it', async () => {
    const { queries } = database;
    const id = await linked('lan', 'a');
    await writes(id, 'wrong');
    await word(id);
    await queries.transaction((inside) =>
      erase({ queries: inside, now }, { contactId: id, channel: 'zalo' }),
    );

    const { rows } = await queries.execute(sql`
      select (select count(*)::int from staff_chats) as chats,
        (select count(*)::int from staff_words) as words,
        (select count(*)::int from staff_chat_tries) as tries,
        (select json_agg(json_build_object('action', action, 'staff', staff_id) order by id)
          from audit_log where action = 'chat_unlinked') as audit`);
    expect(rows[0]).toEqual({
      chats: 0,
      words: 0,
      tries: 0,
      audit: [{ action: 'chat_unlinked', staff: 'lan' }],
    });
  });

  it('silent for years: who is linked to an active colleague stays, anybody else is erased', async () => {
    const people = databasePeople({ database, clock });
    const [colleague, leaver] = [await linked('lan', 'a'), await linked('minh', 'b')];
    for (const id of [colleague, leaver]) await word(id, 1);
    await database.queries.execute(sql`delete from staff_words`);
    await databaseStaff({ queries: database.queries, clock }).change('minh', { active: false });

    expect(await people.eraseSilent(NOW, 10)).toEqual([leaver]);
    expect(await links.contactsOf('lan')).toHaveLength(1);
  });

  it('a word: is worked on once, with its answer and its question in the same transaction', async () => {
    const id = await linked('lan', 'a');
    await word(id);
    const store = databaseStaffWords({ queries: database.queries, clock });
    let worked = 0;
    const take = () =>
      store.takeOne({
        work: () => {
          worked += 1;
          return Promise.resolve({ ...ANSWER, pending: { kind: 'call_back', lead: '7' } });
        },
        ...REST,
      });

    const taken = await Promise.all([take(), take(), take()]);
    const { rows } = await database.queries.execute(sql`
      select (select count(*)::int from outbox) as sends,
        (select pending from staff_chats) as pending`);

    expect({ worked, first: taken.includes(true) }).toEqual({ worked: 1, first: true });
    expect(await take()).toBe(false);
    expect(rows[0]).toEqual({ sends: 1, pending: 'staff:call_back:7' });
  });

  it('a word whose work dies half-way: nothing is stored, and the next try does all of it', async () => {
    const id = await linked('lan', 'a');
    const leadId = await captureLead(database.queries, { contact: 'citizen', now });
    await word(id);
    const store = databaseStaffWords({ queries: database.queries, clock });
    const note = async (at: WordWork) => {
      const lead = await at.cases.find(leadId, { kind: 'all' });
      if (!lead) throw new Error('no lead');
      const events = [{ at: now, kind: 'noted' as const, facts: {} }];
      await at.cases.save({ id: leadId, revision: lead.revision, work: lead.work, events });
      await at.audit({
        staffId: 'lan',
        action: 'lead_acted',
        subject: { kind: 'lead', id: leadId },
      });
    };
    const failures: unknown[] = [];
    const failed = (_word: unknown, error: unknown) => failures.push(error);
    const half = async (_word: unknown, at: WordWork) => {
      await note(at);
      throw new Error('killed');
    };
    const whole = async (_word: unknown, at: WordWork) => {
      await note(at);
      return ANSWER;
    };
    const noted = async () => {
      const { rows } = await database.queries.execute<{ notes: number; answers: number }>(sql`
        select (select count(*)::int from lead_events where kind = 'noted') as notes,
          (select count(*)::int from outbox) as answers`);
      return rows[0];
    };

    await store.takeOne({ ...REST, work: half, failed });
    expect(await noted()).toEqual({ notes: 0, answers: 0 });
    expect(await store.takeOne({ ...REST, work: whole, failed })).toBe(false);
    now += MINUTE_MS;
    await store.takeOne({ ...REST, work: whole, failed });

    expect(await noted()).toEqual({ notes: 1, answers: 1 });
    expect(failures).toHaveLength(1);
  });

  it('a word that can never be done: is let go with an apology after six tries', async () => {
    const id = await linked('lan', 'a');
    await word(id);
    const store = databaseStaffWords({ queries: database.queries, clock });
    const failures: unknown[] = [];
    for (let round = 0; round < 6; round += 1) {
      await store.takeOne({
        ...REST,
        work: () => Promise.reject(new Error('poison')),
        failed: (_word, error) => failures.push(error),
      });
      now += HOUR_MS;
    }

    const { rows } = await database.queries.execute<{ part: { text: string } }>(
      sql`select part from outbox`,
    );
    expect(failures).toHaveLength(6);
    expect(rows.map(({ part }) => part.text)).toEqual(['xin lỗi']);
    expect(await store.takeOne({ ...REST, work: () => Promise.resolve(ANSWER) })).toBe(false);
  });

  /** A deed of the contact that waits for the desk. */
  async function word(contactId: string, receivedAt = now): Promise<void> {
    const { queries } = database;
    const { rows } = await queries.execute<{ id: string }>(sql`
      insert into inbound_events (contact_id, platform_id, sent_at, received_at, content, handled_at)
      values (${contactId}::bigint, ${`m-${contactId}`}, ${receivedAt}, ${receivedAt},
        '{"kind":"text","text":"việc hôm nay"}'::json, ${receivedAt}) returning id::text`);
    await queries.execute(sql`
      insert into contact_states (contact_id, interacted_at)
      values (${contactId}::bigint, ${receivedAt}) on conflict do nothing`);
    const eventId = rows[0]?.id ?? '';
    const words = [{ eventId, said: { kind: 'today' as const } }];
    await storeStaffWords({ queries, now }, [{ contactId, staffWords: words }]);
  }
});

const REST = {
  layOut: (_channel: unknown, messages: readonly { readonly text: string }[]) =>
    messages.map(({ text }) => ({ text, buttons: [] })),
  apology: { text: 'xin lỗi', choices: [] },
  failed: (_word: unknown, error: unknown) => {
    throw error;
  },
};
