import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { databaseAuditLog } from '../../../../src/adapters/database/auditLog.ts';
import { DATABASES } from '../../../support/databases.ts';
import { browser, colleague, PASSWORD } from '../../../support/deskProgram.ts';
import { startProgram, type TestProgram } from '../../../support/program.ts';
import { allowing, refusing } from '../../../support/refusing.ts';

// Every sign-in hashes a password, which takes its time on a busy machine.
jest.setTimeout(120_000);

const HERE = ['hanoi/ba-dinh'];
const line = z.object({ line: z.string() });

describe.each(DATABASES)('the audit log of the desk on $name', (kind) => {
  let program: TestProgram;
  beforeAll(async () => {
    program = await startProgram(kind);
  });
  afterAll(() => program.stop());

  const linesOf = async (statement: ReturnType<typeof sql>) => {
    const { rows } = await program.database.queries.execute(statement);
    return rows.map((row) => line.parse(row).line);
  };
  const intents = () => linesOf(sql`select action || ' ' || subject_id as line from audit_intents`);
  const about = (id: string) =>
    linesOf(sql`
      select action || ' ' || subject_kind || ' ' || facts as line from audit_log
      where subject_id like ${`%${id}%`} order by id`);
  const settle = (at: number) =>
    databaseAuditLog({ queries: program.database.queries, clock: program.clock }).settle(at);
  const changed = async () => {
    const boss = await colleague(program, 'supervisor');
    const agent = await colleague(program, 'agent', HERE);
    return {
      id: agent.id,
      rename: () => boss.browser.ask('PATCH', `/staff/${agent.id}`, { name: 'Tên mới' }),
      nameOf: () => linesOf(sql`select name as line from staff_members where id = ${agent.id}`),
    };
  };

  it('a change that is done: one entry, and nothing is on its way', async () => {
    const { id, rename } = await changed();

    const { status } = await rename();

    expect(status).toBe(200);
    expect((await about(id)).filter((each) => each.startsWith('staff_changed'))).toEqual([
      'staff_changed staff {"fields":["name"],"role":"agent","active":true}',
    ]);
    expect(await intents()).toEqual([]);
  });

  it('a change that is refused: no entry, and nothing is on its way', async () => {
    const { browser: agent, id } = await colleague(program, 'agent', HERE);

    const { code } = await agent.ask('POST', '/auth/password', { current: 'x', password: 'y' });

    expect(code).toBe('wrong_password');
    expect((await about(id)).join()).not.toContain('password_changed');
    expect(await intents()).toEqual([]);
  });

  it('nobody can be told that it begins: nothing is changed', async () => {
    const { rename, nameOf } = await changed();
    const before = await nameOf();
    await refusing(program.database, 'audit_intents');

    const { status } = await rename();
    await allowing(program.database, 'audit_intents');

    expect([status, await nameOf()]).toEqual([500, before]);
  });

  it('cut short between the change and its entry: found ten minutes later, once, not earlier', async () => {
    const { id, rename, nameOf } = await changed();
    await refusing(program.database, 'audit_log');

    const { status } = await rename();
    await allowing(program.database, 'audit_log');
    const begun = await linesOf(sql`select at::text as line from audit_intents`);
    const at = Number(begun[0]);
    const counts = [await settle(at), await settle(at + 1), await settle(at + 1)];

    expect([status, await nameOf()]).toEqual([500, ['Tên mới']]);
    expect(counts).toEqual([0, 1, 0]);
    expect((await about(id)).at(-1)).toBe('staff_changed address {"unfinished":true}');
    expect(await intents()).toEqual([]);
  });

  describe('who was not let in', () => {
    const signIn = (username: string, password = 'không đúng đâu nhé') =>
      browser(program).ask('POST', '/auth/sign-in', { username, password });
    const failures = () =>
      linesOf(sql`
        select action || ' ' || subject_kind || ' ' || subject_id as line from audit_log
        where action like 'sign_in%' and action <> 'signed_in' order by id`);

    it('a wrong password: the account, not the name; thrice at most', async () => {
      const { id, username } = await colleague(program, 'agent', HERE);

      for (let tried = 0; tried < 5; tried += 1) await signIn(username);

      const mine = (await failures()).filter((each) => each.includes(id));
      expect(mine).toEqual(Array(3).fill(`sign_in_refused staff ${id}`));
    });

    it('tried too often: written down as well', async () => {
      const { id, username } = await colleague(program, 'agent', HERE);

      for (let tried = 0; tried < 11; tried += 1) await signIn(username);

      expect((await failures()).filter((each) => each.includes(id))).toContain(
        `sign_in_throttled staff ${id}`,
      );
    });

    it('a name nobody has, perhaps a password in the wrong box: only its hash', async () => {
      const typed = 'MatKhauCuaToi2026';

      await signIn(typed);
      await signIn('ai.do');

      const { rows } = await program.database.queries.execute(sql`select a::text from audit_log a`);
      expect(JSON.stringify(rows).toLowerCase()).not.toContain(typed.toLowerCase());
      expect((await failures()).at(-1)).toMatch(/^sign_in_refused name [0-9a-f]{16}$/);
      expect(new Set((await failures()).slice(-2)).size).toBe(2);
    });

    it('a right password: is no failure', async () => {
      const { id, username } = await colleague(program, 'agent', HERE);

      await signIn(username, PASSWORD);

      expect((await failures()).filter((each) => each.includes(id))).toEqual([]);
    });

    it('somebody switched off: is refused, and written down', async () => {
      const { id, username } = await colleague(program, 'agent', HERE);
      await program.database.queries.execute(
        sql`update staff_members set active = false where id = ${id}`,
      );

      await signIn(username, PASSWORD);

      expect((await failures()).at(-1)).toBe(`sign_in_refused staff ${id}`);
    });

    it('a flood of names: a hundred lines and one that says there were more', async () => {
      for (let tried = 0; tried < 110; tried += 1) await signIn(`ten.${tried}`);

      const all = await failures();
      expect(all.filter((each) => each.startsWith('sign_in_'))).toHaveLength(100);
      expect(all.filter((each) => each.startsWith('sign_ins_flooded'))).toHaveLength(1);
    });
  });
});
