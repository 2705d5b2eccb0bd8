import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { DATABASES } from '../../../support/databases.ts';
import { browser, colleague, invited, PASSWORD } from '../../../support/deskProgram.ts';
import { startProgram, type TestProgram } from '../../../support/program.ts';

// Every sign-in hashes a password, which takes its time on a busy machine.
jest.setTimeout(90_000);

const HERE = ['hanoi/ba-dinh'];
const token = z.object({ token: z.string(), staffId: z.string() });

describe.each(DATABASES)('the door of the desk on $name', (kind) => {
  let program: TestProgram;
  beforeAll(async () => {
    program = await startProgram(kind);
  });
  afterAll(() => program.stop());

  const signIn = (username: string, password = PASSWORD, who = browser(program)) =>
    who.ask('POST', '/auth/sign-in', { username, password });

  describe('signing in', () => {
    it('me, signed in by an accepted link: tells who one is and what one may', async () => {
      const { id, browser: mine } = await colleague(program, 'agent', HERE);

      const { status, body } = await mine.ask('GET', '/auth/me');

      expect(status).toBe(200);
      expect(body).toMatchObject({
        staffId: id,
        role: 'agent',
        areas: [{ province: 'hanoi', commune: 'ba-dinh' }],
        capabilities: { 'leads.read': 'own', account: 'all' },
      });
    });

    it('unknown name, wrong password, switched off: the same answer', async () => {
      const { username } = await colleague(program, 'agent', HERE);
      const off = await colleague(program, 'agent', HERE);
      await switchOff(off.id);

      const answers = [
        await signIn(username, `${PASSWORD}!`),
        await signIn('nobody.here'),
        await signIn('không thể là tên'),
        await signIn(off.username),
      ];

      expect(answers[0]).toMatchObject({ status: 401, code: 'wrong_credentials' });
      for (const each of answers) {
        expect({ status: each.status, body: each.body }).toEqual({
          status: answers[0]?.status,
          body: answers[0]?.body,
        });
        expect(each.headers.getSetCookie()).toEqual([]);
      }
    });

    it('the cookie: is out of reach of scripts and of other sites, and of the rest of this one', async () => {
      const { username } = await colleague(program, 'agent', HERE);

      const { headers } = await signIn(username);

      const lines = headers.getSetCookie();
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/HttpOnly/i);
      expect(lines[0]).toMatch(/SameSite=Strict/i);
      expect(lines[0]).toMatch(/Path=\/desk/i);
      expect(lines[0]).not.toMatch(/Secure/i);
    });

    it('a cookie that was tampered with: is nobody', async () => {
      const { browser: mine } = await colleague(program, 'agent', HERE);
      const cookie = mine.cookies().replace(/.(?=.{20})/, (letter) => (letter === 'a' ? 'b' : 'a'));

      const { status } = await browser(program).ask('GET', '/auth/me', undefined, { cookie });

      expect(status).toBe(401);
    });

    it('ten tries of a name: the eleventh waits, also with the right password', async () => {
      const { username } = await colleague(program, 'agent', HERE);
      const statuses = [];
      // The colleague signed in once already.
      for (let tries = 1; tries < 10; tries += 1) {
        statuses.push((await signIn(username, 'một mật khẩu sai')).status);
      }

      const last = await signIn(username);

      expect(new Set(statuses)).toEqual(new Set([401]));
      expect(last).toMatchObject({ status: 429, code: 'too_many_requests' });
      expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    });
  });

  it('a hundred tries from one address: the next waits, whatever the name', async () => {
    const one = browser(program);
    const statuses = [];
    for (let tries = 0; tries < 100; tries += 1) {
      // Names that nobody can have are refused before the costly hash, and counted all the same.
      statuses.push((await signIn(`không ai ${tries}`, 'một mật khẩu sai', one)).status);
    }

    expect(statuses.filter((each) => each === 401)).toHaveLength(100);
    expect((await signIn('somebody.else', PASSWORD, one)).status).toBe(429);
    expect((await signIn('somebody.else', PASSWORD)).status).toBe(401);
  });

  describe('links', () => {
    const accept = (link: string, username: string, password = PASSWORD) =>
      browser(program).ask('POST', '/auth/link/accept', { token: link, username, password });

    it.each([
      { what: 'used', code: 'link_used', status: 410 },
      { what: 'expired', code: 'link_expired', status: 410 },
      { what: 'tampered', code: 'link_unknown', status: 404 },
      { what: 'replaced', code: 'link_used', status: 410 },
      { what: 'of somebody switched off', code: 'link_unknown', status: 404 },
    ])('a link that is $what: is explained, and lets nobody in', async ({ what, code, status }) => {
      const { id, token: made } = await invited(program, 'agent', HERE);
      const name = `n${id.slice(0, 8)}`;
      const { queries } = program.database;
      if (what === 'used') await accept(made, name);
      if (what === 'expired') {
        await queries.execute(
          sql`update staff_invitations set expires_at = ${program.clock()} where staff_id = ${id}`,
        );
      }
      if (what === 'of somebody switched off') await switchOff(id);
      if (what === 'replaced') {
        const { browser: boss } = await colleague(program, 'supervisor', ['hanoi']);
        await boss.ask('POST', `/staff/${id}/link`, {});
      }

      const link =
        what === 'tampered' ? `${made.slice(0, -1)}${made.endsWith('A') ? 'B' : 'A'}` : made;
      const looked = await browser(program).ask('POST', '/auth/link', { token: link });
      const accepted = await accept(link, `other${id.slice(0, 8)}`);

      expect(looked).toMatchObject({ status, code });
      expect(accepted).toMatchObject({ status, code });
      expect(JSON.stringify(accepted.body)).toMatch(/Đường dẫn/);
    });

    it('two who accept one link at once: one is in', async () => {
      const { id, token: made } = await invited(program, 'agent', HERE);
      const names = [`x${id.slice(0, 8)}`, `y${id.slice(0, 8)}`];

      const answers = await Promise.all(names.map((name) => accept(made, name)));

      expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
    });

    it('a name that somebody has: is told, and the link stays good', async () => {
      const { username } = await colleague(program, 'agent', HERE);
      const { id, token: made } = await invited(program, 'agent', HERE);

      const taken = await accept(made, username.toUpperCase());
      const other = await accept(made, `z${id.slice(0, 8)}`);

      expect(taken).toMatchObject({ status: 409, code: 'username_taken' });
      expect(other.status).toBe(204);
    });

    it.each([
      { password: 'chín ký t', code: 'password_short' },
      { password: 'MatKhau12345', code: 'password_common' },
      { password: '\u0000'.repeat(12), code: 'password_common' },
      { password: 'x'.repeat(129), code: 'password_long' },
    ])('the password $password: $code', async ({ password, code }) => {
      const { id, token: made } = await invited(program, 'agent', HERE);

      const answer = await accept(made, `p${id.slice(0, 8)}`, password);

      expect(answer).toMatchObject({ status: 422, code });
    });

    it('an invitation over the API: the link works, and is kept nowhere', async () => {
      const { browser: boss } = await colleague(program, 'supervisor', ['hanoi']);
      const areas = [{ province: 'hanoi', commune: 'ba-dinh', part: 'deputy' }];

      const answer = await boss.ask('POST', '/staff', { role: 'agent', name: 'Lan', areas });

      const link = token.parse(answer.body);
      const { rows } = await program.database.queries.execute(sql`
        select * from staff_invitations where token_hash = ${link.token}`);
      expect(rows).toEqual([]);
      expect((await accept(link.token, `q${link.staffId.slice(0, 8)}`)).status).toBe(204);
    });

    it.each([
      { role: 'auditor', areas: [], code: 'area_outside' },
      { role: 'supervisor', areas: [{ province: 'lao_cai' }], code: 'area_outside' },
      { role: 'agent', areas: [], code: 'area_required' },
      { role: 'agent', areas: [{ province: 'hanoi', commune: 'lao-cai' }], code: 'area_unknown' },
    ])(
      'a supervisor of one province who invites $role with $areas: $code',
      async ({ role, areas, code }) => {
        const { browser: boss } = await colleague(program, 'supervisor', ['hanoi']);

        const answer = await boss.ask('POST', '/staff', { role, name: 'Lan', areas });

        expect(answer).toMatchObject({ status: 422, code });
      },
    );
  });

  describe('sessions end', () => {
    it('sign out: here and nowhere else', async () => {
      const { username, browser: mine } = await colleague(program, 'agent', HERE);
      const second = browser(program);
      await signIn(username, PASSWORD, second);
      const cookie = mine.cookies();

      await mine.ask('POST', '/auth/sign-out', {});

      expect(await status(browser(program), cookie)).toBe(401);
      expect(await status(second)).toBe(200);
    });

    it('sign out everywhere: everywhere', async () => {
      const { username, browser: mine } = await colleague(program, 'agent', HERE);
      const second = browser(program);
      await signIn(username, PASSWORD, second);

      await mine.ask('DELETE', '/auth/sessions');

      expect([await status(mine), await status(second)]).toEqual([401, 401]);
    });

    it('a changed password: in every other browser', async () => {
      const { username, browser: mine } = await colleague(program, 'agent', HERE);
      const second = browser(program);
      await signIn(username, PASSWORD, second);
      const change = { current: PASSWORD, password: 'một câu khác dễ nhớ' };

      const changed = await mine.ask('POST', '/auth/password', change);

      expect(changed.status).toBe(204);
      expect([await status(mine), await status(second)]).toEqual([200, 401]);
      expect((await signIn(username)).status).toBe(401);
      expect((await signIn(username, change.password)).status).toBe(204);
    });

    it.each([
      { what: 'switched off', change: { active: false } },
      { what: 'given another role', change: { role: 'board' } },
    ])('somebody $what: everywhere at once', async ({ change }) => {
      const { browser: boss } = await colleague(program, 'supervisor', ['hanoi']);
      const { id, browser: mine } = await colleague(program, 'agent', HERE);

      const changed = await boss.ask('PATCH', `/staff/${id}`, change);

      expect(changed.status).toBe(200);
      expect(await status(mine)).toBe(401);
    });

    it('a new link that was used: the old password and sessions are gone', async () => {
      const { browser: boss } = await colleague(program, 'supervisor', ['hanoi']);
      const { id, username, browser: mine } = await colleague(program, 'agent', HERE);
      const { token: reset } = token.parse((await boss.ask('POST', `/staff/${id}/link`, {})).body);
      const password = 'câu mới toanh của tôi';

      await browser(program).ask('POST', '/auth/link/accept', {
        token: reset,
        username: '',
        password,
      });

      expect(await status(mine)).toBe(401);
      expect((await signIn(username, password)).status).toBe(204);
    });

    it('a supervisor: cannot switch off oneself', async () => {
      const { id, browser: boss } = await colleague(program, 'supervisor', ['hanoi']);

      const answer = await boss.ask('PATCH', `/staff/${id}`, { active: false });

      expect(answer).toMatchObject({ status: 422, code: 'not_yourself' });
    });
  });

  it('bad input: is refused with its field, and nothing breaks', async () => {
    const { browser: boss } = await colleague(program, 'supervisor');
    const bad = [
      await boss.ask('POST', '/staff', { role: 'king', name: 'x' }),
      await boss.ask('POST', '/staff', { role: 'agent', name: ' ', areas: [] }),
      await boss.ask('PATCH', `/staff/${'a'.repeat(36)}`, {}),
      await boss.ask('GET', '/audit?limit=0'),
      await boss.ask('POST', '/auth/sign-in', { username: 'x', password: 'y'.repeat(70_000) }),
      await boss.ask('GET', "/people/1'--/copy"),
    ];

    expect(bad.map(({ status: code }) => code)).toEqual([400, 400, 404, 400, 413, 404]);
  });

  async function switchOff(id: string): Promise<void> {
    await program.database.queries.execute(
      sql`update staff_members set active = false where id = ${id}`,
    );
  }

  async function status(who: ReturnType<typeof browser>, cookie?: string): Promise<number> {
    return (await who.ask('GET', '/auth/me', undefined, cookie ? { cookie } : {})).status;
  }
});

describe('a desk behind https', () => {
  it('the cookie: is sent over https only', async () => {
    const [kind] = DATABASES;
    if (!kind) throw new Error('no database to test on');
    const program = await startProgram(kind, {
      environment: { PUBLIC_URL: 'https://desk.example.vn' },
    });
    const { username } = await colleague(program, 'agent', HERE);

    const { headers } = await browser(program).ask('POST', '/auth/sign-in', {
      username,
      password: PASSWORD,
    });

    expect(headers.getSetCookie()[0]).toMatch(/^__Secure-.*; Secure/i);
    await program.stop();
  });
});
