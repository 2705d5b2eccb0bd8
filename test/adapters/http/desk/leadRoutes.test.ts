import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATABASES } from '../../../support/databases.ts';
import { colleague, type Colleague } from '../../../support/deskProgram.ts';
import { captureLead } from '../../../support/leads.ts';
import { startProgram, type TestProgram } from '../../../support/program.ts';
import { eventually } from '../../../support/eventually.ts';

describe.each(DATABASES)('the routes of leads on $name', (kind) => {
  let program: TestProgram;
  let agent: Colleague;
  let stranger: Colleague;
  let boss: Colleague;
  let auditor: Colleague;
  let board: Colleague;
  let id: string;
  let twin: string;

  beforeAll(async () => {
    program = await startProgram(kind);
    const { queries } = program.database;
    agent = await colleague(program, 'agent', ['hanoi/ba-dinh']);
    stranger = await colleague(program, 'agent', ['hanoi/bo-de']);
    boss = await colleague(program, 'supervisor', ['hanoi']);
    auditor = await colleague(program, 'auditor');
    board = await colleague(program, 'board', ['hanoi/ba-dinh']);
    const now = program.clock();
    id = await captureLead(queries, { contact: 'r-1', now });
    twin = await captureLead(queries, { contact: 'r-2', now });
    // The program's own worker assigns them; nobody woke it, so it looks within a second.
    await eventually(async () => {
      const { body } = await boss.browser.ask('GET', '/leads?view=unassigned');
      if (JSON.stringify(body) !== '{"leads":[],"names":{}}')
        throw new Error('some lead has nobody yet');
    });
  });
  afterAll(() => program.stop());

  const ask = (who: Colleague, path: string, body?: unknown) =>
    who.browser.ask(body === undefined ? 'GET' : 'POST', path, body);

  it('list and page: what one sees of the own commune', async () => {
    const list = await ask(agent, '/leads');
    const page = await ask(agent, `/leads/${id}`);

    expect(list.body).toMatchObject({
      leads: [{ id: twin }, { id, name: 'Nguyễn Thị Hoa', promiseLeft: expect.any(Number) }],
      names: { [agent.id]: expect.stringContaining('Người') },
    });
    expect(page.body).toMatchObject({
      lead: { id, phone: '+84912345678', state: 'assigned', assignee: agent.id },
      history: [{ kind: 'captured' }, { kind: 'assigned' }],
      duplicates: [{ id: twin, same: 'phone' }],
    });
  });

  it.each([
    { method: 'GET', path: (lead: string) => `/leads/${lead}` },
    { method: 'GET', path: (lead: string) => `/leads/${lead}/colleagues` },
    { method: 'POST', path: (lead: string) => `/leads/${lead}/deeds`, body: { kind: 'claim' } },
  ])(
    '$method of another commune: 404, as for a lead that never was',
    async ({ method, path, body }) => {
      const other = await stranger.browser.ask(method, path(id), body);
      const never = await stranger.browser.ask(method, path('424242'), body);

      expect(other.status).toBe(404);
      expect(other.body).toEqual(never.body);
      expect((await ask(stranger, '/leads?search=0912345678')).body).toEqual({
        leads: [],
        names: {},
      });
    },
  );

  it.each([
    { who: 'an agent', by: () => agent, path: `merge`, body: { gone: '1' } },
    { who: 'a member of a board', by: () => board, path: '', body: undefined },
    { who: 'an auditor', by: () => auditor, path: 'deeds', body: { kind: 'claim' } },
  ])('$who, where the role may not: 403', async ({ by, path, body }) => {
    const { status } = await ask(by(), path === '' ? `/leads/${id}` : `/leads/${id}/${path}`, body);

    expect(status).toBe(403);
  });

  it('an auditor: the lead without name and phone, also in lists and duplicates', async () => {
    const page = await ask(auditor, `/leads/${id}`);
    const list = await ask(auditor, '/leads');

    expect(page.status).toBe(200);
    expect(JSON.stringify([page.body, list.body])).not.toMatch(/Nguyễn Thị Hoa|912345678/);
  });

  it.each([
    { what: 'no deed', body: { kind: 'steal' } },
    { what: 'a call back without a time', body: { kind: 'call_back' } },
    { what: 'a text where a time belongs', body: { kind: 'call_back', at: 'mai' } },
    { what: 'nought months', body: registering({ months: 0 }) },
    { what: 'a month that is none', body: registering({ fromMonth: '2026-13' }) },
    { what: 'half a đồng', body: registering({ income: 0.5 }) },
    { what: 'an empty note', body: { kind: 'note', text: '  ' } },
    { what: 'a note of two thousand and one', body: { kind: 'note', text: 'x'.repeat(2_001) } },
    { what: 'more than a deed', body: { kind: 'claim', state: 'registered' } },
  ])('$what: 400, and nothing happened', async ({ body }) => {
    const before = await ask(agent, `/leads/${id}`);

    const { status, code } = await ask(agent, `/leads/${id}/deeds`, body);

    expect([status, code]).toEqual([400, 'malformed']);
    expect((await ask(agent, `/leads/${id}`)).body).toEqual(before.body);
  });

  it.each(['?view=all&view=new', '?limit=0', '?limit=101', '?after=1;drop', '?state=lost', '?x=1'])(
    'list %s: 400',
    async (query) => {
      expect((await ask(agent, `/leads${query}`)).status).toBe(400);
    },
  );

  it('claim, call, register: the answer tells the new state; a script in a note stays a text', async () => {
    const note = { kind: 'note', text: '<script>alert(1)</script>' };
    const claimed = await ask(agent, `/leads/${id}/deeds`, { kind: 'claim' });
    const again = await ask(boss, `/leads/${id}/deeds`, { kind: 'claim' });
    await ask(agent, `/leads/${id}/deeds`, note);
    const done = await ask(agent, `/leads/${id}/deeds`, registering({}));

    expect(claimed.body).toMatchObject({ id, work: { state: 'claimed', assignee: agent.id } });
    expect(again).toMatchObject({ status: 409, code: 'lead_taken' });
    expect(done.body).toMatchObject({ work: { state: 'registered', attempts: 1 } });
    expect((await ask(agent, `/leads/${id}`)).body).toMatchObject({
      history: expect.arrayContaining([
        expect.objectContaining({ kind: 'noted', facts: { text: note.text } }),
      ]),
    });
  });

  it('merge and undo by the supervisor; the looks and changes are written down', async () => {
    const merged = await ask(boss, `/leads/${id}/merge`, { gone: twin });
    const page = await ask(boss, `/leads/${id}`);
    const gone = await ask(boss, `/leads/${twin}/deeds`, { kind: 'call' });
    const undone = await ask(boss, '/lead-merges/1/undo', {});
    const audit = await ask(auditor, `/audit?kind=lead&subject=${id}`);

    expect(merged.status).toBe(200);
    expect(page.body).toMatchObject({ merged: [{ id: twin, mergeId: '1' }], duplicates: [] });
    expect(gone).toMatchObject({ status: 422, code: 'lead_merged' });
    expect(undone.status).toBe(200);
    expect(JSON.stringify(audit.body)).toContain('lead_merge_undone');
    expect(JSON.stringify(audit.body)).toContain('lead_viewed');
  });

  it('the promise, and what can be chosen from', async () => {
    const now = program.clock();
    const promise = await ask(boss, `/lead-promise?from=0&to=${now + 1_000}`);
    const choices = await ask(agent, '/lead-choices');

    expect(promise.body).toMatchObject({
      captured: 2,
      kept: 1,
      broken: 0,
      running: 1,
      broken_leads: [],
    });
    expect(choices.body).toMatchObject({ states: { new: 'Chưa có người nhận' } });
  });
});

function registering(change: Readonly<Record<string, unknown>>) {
  const registration = { months: 12, fromMonth: '2026-12', income: 1_500_000, method: '12_months' };
  return { kind: 'register', registration: { ...registration, ...change } };
}
