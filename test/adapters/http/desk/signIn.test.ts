import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATABASES } from '../../../support/databases.ts';
import { browser, colleague, PASSWORD } from '../../../support/deskProgram.ts';
import { startProgram, type TestProgram } from '../../../support/program.ts';

describe.each(DATABASES)('signing in on $name', (kind) => {
  let program: TestProgram;
  beforeAll(async () => {
    program = await startProgram(kind);
  });
  afterAll(() => program.stop());

  it('me, after accepting a link and signing in: tells who one is and what one may', async () => {
    const { id, browser: mine } = await colleague(program, 'agent', ['hanoi/ba-dinh']);

    const { status, body } = await mine.ask('GET', '/auth/me');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      staffId: id,
      role: 'agent',
      areas: [{ province: 'hanoi', commune: 'ba-dinh' }],
      capabilities: { 'leads.read': 'own', account: 'all' },
    });
  });

  it('sign-in, unknown name and wrong password: the same answer', async () => {
    const { username } = await colleague(program, 'agent', ['hanoi/ba-dinh']);

    const wrong = await browser(program).ask('POST', '/auth/sign-in', {
      username,
      password: `${PASSWORD}!`,
    });
    const unknown = await browser(program).ask('POST', '/auth/sign-in', {
      username: 'nobody.here',
      password: PASSWORD,
    });

    expect(wrong).toMatchObject({ status: 401, code: 'wrong_credentials' });
    expect(unknown.status).toBe(wrong.status);
    expect(unknown.body).toEqual(wrong.body);
  });
});
