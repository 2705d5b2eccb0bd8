import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callsTo, citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import { startProgram, type TestProgram } from '../support/program.ts';
import { messengerText, zaloImage, zaloText } from '../support/signedWebhooks.ts';

const CHANNELS = ['zalo', 'messenger'] as const;
const SUITES = DATABASES.flatMap((database) =>
  CHANNELS.map((channel) => ({ database, channel, on: database.name })),
);
const DAY = 24 * 60 * 60 * 1_000;

describe.each(SUITES)(
  'what is not to be sent, through $channel on $on',
  ({ database, channel }) => {
    let program: TestProgram;
    beforeAll(async () => {
      program = await startProgram(database);
    });
    afterAll(() => program.stop());
    const newcomer = () => citizen(program, channel);
    const textFrom = channel === 'zalo' ? zaloText : messengerText;

    it.each([
      { name: 'a minute less than a day old is answered', age: DAY - 60_000, messages: 1 },
      {
        name: 'a minute more than a day old is stored and counted',
        age: DAY + 60_000,
        messages: 0,
      },
    ])('an event $name', async ({ age, messages }) => {
      const hoa = newcomer();
      const before = await program.metric(`ansinh_replays_total{channel="${channel}"}`);
      const at = program.clock() - age;
      const status = await program.post(
        textFrom({ user: hoa.id, id: `old-${age}`, at, text: 'menu' }),
      );
      await program.idle();
      const counted = await program.metric(`ansinh_replays_total{channel="${channel}"}`);

      expect([status, hoa.heard().length, counted - before]).toEqual([200, messages, 1 - messages]);
    });

    it('after "dừng" comes one confirmation and nothing more', async () => {
      const hoa = newcomer();
      await hoa.says('menu');
      const farewell = await hoa.says('dừng');
      const later = await hoa.says('tính tiền');

      expect([farewell.messages.length, later.messages.length]).toEqual([1, 0]);
    });

    it('an answer that waits until the window is closed is not sent; a person is asked', async () => {
      const hoa = newcomer();
      await hoa.says('menu');
      const platform = channel === 'zalo' ? program.zalo : program.graph;
      platform.troubleOnce({ kind: 'answer', status: 503, body: '' });
      await program.post(hoa.text('tính tiền'));
      await refusedOnce(program, hoa.id);
      const calls = callsTo(program, hoa).length;
      await program.database.queries.execute(sql`
      update contact_states set interacted_at = interacted_at - ${8 * DAY}::bigint
      where contact_id = (select id from contacts where contact = ${hoa.id})`);
      await program.idle();
      const { rows } = await program.database.queries.execute(sql`
      select r.reason from person_requests r join contacts c on c.id = r.contact_id
      where c.contact = ${hoa.id}`);

      expect(calls).toBeLessThanOrEqual(2);
      expect(hoa.heard()).toHaveLength(1);
      expect(rows).toEqual([{ reason: 'window_closed' }]);
    });

    it('a refused account opens one incident, and the next message that is taken ends it', async () => {
      const people = [newcomer(), newcomer()];
      for (const person of people) await person.says('menu');
      const platform = channel === 'zalo' ? program.zalo : program.graph;
      const refused = {
        zalo: { status: 200, body: JSON.stringify({ error: -223, message: 'no permission' }) },
        messenger: { status: 400, body: JSON.stringify({ error: { code: 200, message: 'no' } }) },
      }[channel];
      platform.troubleOnce({ kind: 'answer', ...refused });
      await program.post(people[0]?.text('tính tiền') ?? newcomer().text('menu'));
      while ((await incidents(program)).length === 0) await new Promise(setImmediate);
      const open = await incidents(program);
      await program.post(people[1]?.text('tính tiền') ?? newcomer().text('menu'));
      while ((await incidents(program)).length > 0) await new Promise(setImmediate);

      expect(open).toMatchObject([{ kind: 'permission_revoked', channel, count: 1 }]);
      expect(program.log.filter((line) => line.includes('incident_opened'))).toHaveLength(1);
    });
  },
);

const readinessSchema = z.object({ incidents: z.array(z.unknown()) });

async function incidents({ url }: TestProgram): Promise<readonly unknown[]> {
  const state: unknown = await (await fetch(`${url}/readyz`)).json();
  return readinessSchema.parse(state).incidents;
}

describe.each(DATABASES)('media on $name', (database) => {
  let program: TestProgram;
  beforeAll(async () => {
    program = await startProgram(database);
  });
  afterAll(() => program.stop());

  it('keeps a link to the platform and drops one to anywhere else', async () => {
    const hoa = citizen(program, 'zalo');
    await hoa.says('menu');
    for (const [index, url] of ['https://f4.zdn.vn/1.jpg', 'http://10.0.0.1/2.jpg'].entries()) {
      await program.post(zaloImage({ user: hoa.id, id: `p${index}`, at: program.clock(), url }));
      await program.idle();
    }
    const { rows } = await program.database.queries.execute<{ urls: string }>(sql`
      select content ->> 'urls' as urls from inbound_events
      where content ->> 'kind' = 'media' order by id`);

    expect(rows.map(({ urls }) => urls)).toEqual(['["https://f4.zdn.vn/1.jpg"]', '[]']);
    expect(await program.metric('ansinh_media_links_dropped_total{channel="zalo"}')).toBe(1);
    expect(hoa.heard().at(-1)?.text).toContain('chưa xem được ảnh');
  });
});

/** Resolves when the platform has refused a send to somebody and it waits for its next attempt. */
async function refusedOnce({ database }: TestProgram, contact: string): Promise<void> {
  for (;;) {
    const { rows } = await database.queries.execute(sql`
      select from outbox o join contacts c on c.id = o.contact_id
      where c.contact = ${contact} and o.state = 'pending' and o.code is not null`);
    if (rows.length > 0) return;
    await wait(2);
  }
}
