import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { DATABASES } from '../../../support/databases.ts';
import { leadOf } from '../../../support/deskPeople.ts';
import { colleague, type Colleague } from '../../../support/deskProgram.ts';
import { eventually } from '../../../support/eventually.ts';
import { startProgram, type TestProgram } from '../../../support/program.ts';

// Every sign-in hashes a password, which takes its time on a busy machine.
jest.setTimeout(120_000);

const member = z.object({
  capacity: z.number().optional(),
  openLeads: z.number(),
  areas: z.array(z.object({ commune: z.string().optional(), part: z.string() })),
});
const entered = z.object({ id: z.string() });
const listed = z.object({ absences: z.array(z.object({ staffId: z.string(), from: z.string() })) });

describe.each(DATABASES)('colleagues over the API on $name', (kind) => {
  let program: TestProgram;
  let boss: Colleague;
  let agent: Colleague;
  let stranger: Colleague;
  beforeAll(async () => {
    program = await startProgram(kind);
    boss = await colleague(program, 'supervisor', ['hanoi']);
    agent = await colleague(program, 'agent', ['hanoi/ba-dinh', 'hanoi/ngoc-ha']);
    stranger = await colleague(program, 'agent', ['lao_cai/lao-cai']);
  });
  afterAll(() => program.stop());

  const patch = (body: object, id = agent.id) => boss.browser.ask('PATCH', `/staff/${id}`, body);
  const partsOf = (body: unknown) =>
    member.parse(body).areas.map(({ commune, part }) => `${String(commune)} ${part}`);

  describe('areas', () => {
    const at = (commune: string, part?: string) => ({
      province: 'hanoi',
      commune,
      ...(part && { part }),
    });

    it.each([
      {
        what: 'a deputy in one commune',
        areas: [at('ba-dinh', 'deputy'), at('ngoc-ha', 'agent')],
        then: ['ba-dinh deputy', 'ngoc-ha agent'],
      },
      {
        what: 'the same communes without a part: each stays what it was',
        areas: [at('ngoc-ha'), at('ba-dinh')],
        then: ['ngoc-ha agent', 'ba-dinh deputy'],
      },
      {
        what: 'a new commune without a part: the role’s first one',
        areas: [at('ba-dinh'), at('giang-vo')],
        then: ['ba-dinh deputy', 'giang-vo agent'],
      },
    ])('$what', async ({ areas, then }) => {
      const { body } = await patch({ areas });

      expect(partsOf(body)).toEqual(then);
    });

    it.each([
      {
        what: 'a part that is not the role’s',
        areas: [at('ba-dinh', 'board')],
        code: 'area_unknown',
      },
      { what: 'no commune at all', areas: [], code: 'area_required' },
      {
        what: 'a commune of another province',
        areas: [{ province: 'lao_cai', commune: 'lao-cai' }],
        code: 'area_outside',
      },
      { what: 'a part nobody knows', areas: [at('ba-dinh', 'king')], code: 'malformed' },
    ])('$what: $code', async ({ areas, code }) => {
      expect((await patch({ areas })).code).toBe(code);
    });

    it('another role: the old communes in its part', async () => {
      const other = await colleague(program, 'agent', ['hanoi/ba-dinh']);

      const { body } = await patch({ role: 'board' }, other.id);

      expect(partsOf(body)).toEqual(['ba-dinh board']);
    });
  });

  it('how many and when: set, left alone by other changes, taken away with null', async () => {
    const hours = { weekdays: [1, 2], opens: 480, closes: 720 };

    await patch({ capacity: 3, hours });
    const kept = await patch({ name: 'Người Khác' });
    const cleared = await patch({ capacity: null, hours: null });

    expect(kept.body).toMatchObject({ capacity: 3, hours });
    expect(cleared.body).not.toHaveProperty('capacity');
    expect(cleared.body).not.toHaveProperty('hours');
  });

  it.each([
    { capacity: -1 },
    { capacity: 1.5 },
    { capacity: 10_001 },
    { hours: { weekdays: [], opens: 0, closes: 60 } },
    { hours: { weekdays: [8], opens: 0, closes: 60 } },
    { hours: { weekdays: [1], opens: 60, closes: 60 } },
    { hours: { weekdays: [1], opens: 0, closes: 1_441 } },
  ])('$0: malformed', async (body) => {
    expect((await patch(body)).code).toBe('malformed');
  });

  describe('days off', () => {
    const day = { from: '2026-12-01', to: '2026-12-02' };
    const ask = ({ browser }: Colleague, body: object) => browser.ask('POST', '/absences', body);
    const seenBy = async ({ browser }: Colleague) =>
      listed.parse((await browser.ask('GET', '/absences')).body).absences;

    it('one’s own: entered, seen by oneself and the supervisor, by nobody else; taken away', async () => {
      const { body, status } = await ask(agent, day);
      const { id } = entered.parse(body);
      const seen = [await seenBy(agent), await seenBy(boss), await seenBy(stranger)];
      const foreign = await stranger.browser.ask('DELETE', `/absences/${id}`);
      const removed = await agent.browser.ask('DELETE', `/absences/${id}`);

      expect(status).toBe(200);
      expect(seen.map((each) => each.map(({ staffId }) => staffId))).toEqual([
        [agent.id],
        [agent.id],
        [],
      ]);
      expect([foreign.status, removed.status]).toEqual([404, 204]);
      expect(await seenBy(agent)).toEqual([]);
    });

    it.each([
      { who: 'a supervisor, for a colleague of the area', by: 'boss', of: 'agent', status: 200 },
      { who: 'a supervisor, for one of elsewhere', by: 'boss', of: 'stranger', status: 404 },
      { who: 'an agent, for another', by: 'stranger', of: 'agent', status: 404 },
      { who: 'an agent, for the supervisor', by: 'agent', of: 'boss', status: 404 },
    ])('$who: $status', async ({ by, of, status }) => {
      const all: Readonly<Record<string, Colleague>> = { boss, agent, stranger };
      const [asking = boss, about = agent] = [all[by], all[of]];

      const answer = await ask(asking, { ...day, staffId: about.id });

      expect(answer.status).toBe(status);
    });

    // It is 22 November 2026, nine in the morning.
    it.each([
      {
        what: 'over already',
        body: { from: '2026-11-20', to: '2026-11-21' },
        code: 'absence_over',
      },
      {
        what: 'until this noon',
        body: { from: '2026-11-22', to: '2026-11-22', untilNoon: true },
        code: undefined,
      },
      {
        what: 'the same again',
        body: { from: '2026-11-22', to: '2026-11-23' },
        code: 'absence_overlaps',
      },
      {
        what: 'from this noon on',
        body: { from: '2026-11-22', to: '2026-11-22', fromNoon: true },
        code: undefined,
      },
      {
        what: 'backwards',
        body: { from: '2026-12-05', to: '2026-12-04' },
        code: 'absence_backwards',
      },
      { what: 'no day', body: { from: '2026-02-30', to: '2026-03-01' }, code: 'malformed' },
      { what: 'words for a reason', body: { ...day, reason: 'đau lưng' }, code: 'malformed' },
      { what: 'too long', body: { from: '2026-12-05', to: '2028-01-01' }, code: 'absence_long' },
      {
        what: 'of nobody',
        body: { ...day, staffId: '00000000-0000-4000-8000-000000000000' },
        code: 'not_found',
      },
    ])('$what: $code', async ({ body, code }) => {
      expect((await ask(stranger, body)).code).toBe(code);
    });
  });

  describe('handing everything over', () => {
    const hand = (from: string, to: string) =>
      boss.browser.ask('POST', `/staff/${from}/hand-over`, { to });

    it('to a colleague who works in one of two communes: theirs go, the others stay', async () => {
      const giver = await colleague(program, 'agent', ['hanoi/tay-ho', 'hanoi/hoang-mai']);
      const taker = await colleague(program, 'agent', ['hanoi/tay-ho']);
      for (const commune of ['tay-ho', 'tay-ho', 'hoang-mai']) {
        const place = { province: 'hanoi', commune };
        const id = await leadOf(program, { ...place, name: 'Bùi Thị Năm', phone: '+84912000999' });
        await eventually(async () => {
          const { rows } = await program.database.queries.execute(sql`
            update leads set assignee = ${giver.id} where contact_id = ${id}::bigint
              and state = 'assigned' returning id`);
          expect(rows).toHaveLength(1);
        });
      }

      const { body } = await hand(giver.id, taker.id);
      const counts = await boss.browser.ask('GET', `/staff/${taker.id}`);

      expect(body).toEqual({ handed: 2, left: 1 });
      expect(member.parse(counts.body).openLeads).toBe(2);
    });

    it.each([
      { what: 'oneself', to: () => agent.id, code: 'colleague_unfit' },
      { what: 'somebody of elsewhere', to: () => stranger.id, code: 'colleague_unfit' },
      { what: 'nobody', to: () => '00000000-0000-4000-8000-000000000000', code: 'colleague_unfit' },
      { what: 'no id', to: () => 'x', code: 'malformed' },
    ])('to $what: $code', async ({ to, code }) => {
      expect((await hand(agent.id, to())).code).toBe(code);
    });

    it('by an agent: forbidden', async () => {
      const { status } = await agent.browser.ask('POST', `/staff/${agent.id}/hand-over`, {
        to: boss.id,
      });

      expect(status).toBe(403);
    });
  });
});
