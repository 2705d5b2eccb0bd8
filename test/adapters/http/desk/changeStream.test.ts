import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATABASES } from '../../../support/databases.ts';
import { browser, colleague, type Colleague } from '../../../support/deskProgram.ts';
import { eventually } from '../../../support/eventually.ts';
import { captureLead } from '../../../support/leads.ts';
import { listen } from '../../../support/listen.ts';
import { startProgram, type TestProgram } from '../../../support/program.ts';

describe.each(DATABASES)('the stream of changes on $name', (kind) => {
  let program: TestProgram;
  let agent: Colleague;
  let stranger: Colleague;
  let boss: Colleague;
  let id: string;
  beforeAll(async () => {
    program = await startProgram(kind);
    agent = await colleague(program, 'agent', ['hanoi/ba-dinh']);
    stranger = await colleague(program, 'agent', ['hanoi/bo-de']);
    boss = await colleague(program, 'supervisor', ['hanoi']);
    const now = program.clock();
    id = await captureLead(program.database.queries, { contact: 's-1', now });
    await eventually(async () => {
      const { body } = await agent.browser.ask('GET', '/leads?view=new');
      if (!JSON.stringify(body).includes('assigned')) throw new Error('nobody has the lead yet');
    });
  });
  afterAll(() => program.stop());

  const note = (text: string) =>
    boss.browser.ask('POST', `/leads/${id}/deeds`, { kind: 'note', text });

  it('a change of a lead: told to its commune, not to another', async () => {
    const [here, there] = [await listen(program, agent), await listen(program, stranger)];
    await note('một');
    await here.hears(`event: lead\ndata: {"lead":"${id}","kind":"noted"}`);

    expect(there.heard()).not.toContain('event: lead');
    // Only ids are told: whoever listens reads the lead, if they may.
    expect(here.heard()).not.toMatch(/Hoa|một|912345678/);
    here.close();
    there.close();
  });

  it('a change of a moment ago: told to a stream that opens behind it, of its commune alone', async () => {
    await boss.browser.ask('POST', `/leads/${id}/deeds`, { kind: 'claim' });
    const [here, there] = [await listen(program, agent), await listen(program, stranger)];
    await here.hears(`event: lead\ndata: {"lead":"${id}","kind":"claimed"}`);
    await note('hai');
    await here.hears(`event: lead\ndata: {"lead":"${id}","kind":"noted"}`);

    expect(there.heard()).not.toContain('event: lead');
    here.close();
    there.close();
  });

  it('after signing out: nothing more is told, and the stream ends', async () => {
    const leaver = await colleague(program, 'agent', ['hanoi/ba-dinh']);
    const stream = await listen(program, leaver);
    await leaver.browser.ask('POST', '/auth/sign-out', {});
    await boss.browser.ask('POST', `/leads/${id}/deeds`, { kind: 'call' });
    await stream.ended;

    expect(stream.heard()).not.toContain('"kind":"called"');
  });

  it.each([
    { who: 'nobody signed in', role: undefined, status: 401 },
    { who: 'a member of a board', role: 'board', status: 403 },
    { who: 'an editor', role: 'editor', status: 403 },
  ] as const)('$who: $status', async ({ role, status }) => {
    const asks = role ? (await colleague(program, role, ['hanoi'])).browser : browser(program);

    expect((await asks.ask('GET', '/changes')).status).toBe(status);
  });
});
