import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { readSheet } from '../../../../src/adapters/spreadsheets/readSheet.ts';
import { xlsxTable } from '../../../../src/adapters/spreadsheets/xlsxTable.ts';
import { DATABASES } from '../../../support/databases.ts';
import { colleague, type Colleague } from '../../../support/deskProgram.ts';
import { startProgram, type TestProgram } from '../../../support/program.ts';

const HEADER = 'Xã/phường;Tỉnh;Kỳ;Chỉ tiêu';
const HARMFUL = '=HYPERLINK("http://example.com")';

describe.each(DATABASES)('targets and reports of the desk on $name', (kind) => {
  let program: TestProgram;
  let supervisor: Colleague;
  let board: Colleague;
  let agent: Colleague;
  beforeAll(async () => {
    program = await startProgram(kind);
    supervisor = await colleague(program, 'supervisor', ['hanoi']);
    board = await colleague(program, 'board', ['hanoi/ba-dinh', 'hanoi/ngoc-ha']);
    agent = await colleague(program, 'agent', ['hanoi/ba-dinh']);
    await register('hanoi/ba-dinh', 7, '2026-11-10');
    await register('hanoi/ba-dinh', 3, '2026-10-10');
    await register('hanoi/ngoc-ha', 4, '2026-11-10');
    await register('lao_cai/sa-pa', 9, '2026-11-10');
  });
  afterAll(() => program.stop());

  /** People of a commune who joined on a day. */
  async function register(commune: string, people: number, day: string): Promise<void> {
    const at = Date.parse(`${day}T03:00:00Z`);
    const key = `${commune} ${day}`;
    await program.database.queries.execute(sql`
      insert into contacts (channel, account, contact, created_at)
      select 'zalo', 'oa-1', ${key} || n, ${at}::bigint from generate_series(1, ${people}) n`);
    await program.database.queries.execute(sql`
      insert into leads (contact_id, wish, name, phone, province, commune, facts, consent_id,
        consent_version, consent_text, consent_platform_id, consent_at, created_at, updated_at, state,
        assignee, contacted_at, promised_by, closed_at, registration)
      select id, 'sign_up', ${HARMFUL}, '+84912345678', ${commune.split('/')[0] ?? ''}, ${commune},
        '{}', 'contact-me', '1', 'x', 'm', ${at}::bigint, ${at}::bigint, ${at}::bigint, 'registered',
        ${agent.id}, ${at}::bigint, ${at}::bigint, ${at}::bigint,
        '{"months":3,"fromMonth":"2026-11","income":1500000,"method":"quarterly"}'
      from contacts where starts_with(contact, ${key})`);
  }

  const upload = (who: Colleague, path: string, file: string | Buffer) =>
    fetch(`${program.url}/desk/api${path}?name=chi-tieu.csv`, {
      method: 'POST',
      headers: {
        origin: program.url,
        'x-ansinh-desk': '1',
        'content-type': 'application/octet-stream',
        cookie: who.browser.cookies(),
      },
      body: typeof file === 'string' ? file : new Uint8Array(file),
    });

  const download = (who: Colleague, path: string) =>
    fetch(`${program.url}/desk/api${path}`, { headers: { cookie: who.browser.cookies() } });

  async function targetsSet(): Promise<number> {
    const { rows } = await program.database.queries.execute<{ count: string }>(
      sql`select count(*) from targets`,
    );
    return Number(rows[0]?.count);
  }

  it('import, one line of three wrong: every reason by its line, nothing taken in', async () => {
    const list = [
      HEADER,
      'phường Ba Đình;Hà Nội;11/2026;40',
      'phường Không Có;Hà Nội;11/2026;40',
      'phường Ngọc Hà;Hà Nội;13/2026;40',
      'phường Ngọc Hà;Hà Nội;11/2026;-4',
      'Sa Pa;Lào Cai;11/2026;4',
      'Ba Dinh;;11/2026;41',
    ].join('\n');

    const response = await upload(supervisor, '/targets/import', list);
    const body: unknown = await response.json();

    expect(response.status).toBe(422);
    expect(body).toMatchObject({
      error: {
        code: 'list_refused',
        problems: [
          { line: 3, code: 'commune_unknown' },
          { line: 4, code: 'period_malformed' },
          { line: 5, code: 'people_malformed' },
          { line: 6, code: 'commune_outside' },
          { line: 7, code: 'target_twice' },
        ],
      },
    });
    expect(await targetsSet()).toBe(0);
  });

  it.each([
    { name: 'ten megabytes', file: 'a;b\n'.repeat(2_621_440), status: 413, says: 'lớn hơn 2 MB' },
    {
      name: 'an old code page',
      file: Buffer.from('X\xe3;Ch\xec', 'latin1'),
      status: 422,
      says: 'UTF-8',
    },
    { name: 'an open quote', file: `${HEADER}\n"Ba`, status: 422, says: 'Dòng' },
    { name: 'another file', file: Buffer.from('%PDF-1.7\u0000'), status: 422, says: 'Excel' },
    { name: 'no heading line', file: 'a;b\n1;2\n', status: 422, says: '1 chỗ' },
  ])(
    'import of $name: $status with a sentence that says "$says"',
    async ({ file, status, says }) => {
      const response = await upload(supervisor, '/targets/import', file);

      expect(response.status).toBe(status);
      expect(JSON.stringify(await response.json())).toContain(says);
      expect(await targetsSet()).toBe(0);
    },
  );

  it('preview, then import, then undo: says what changes, changes it, takes it back', async () => {
    const file = await xlsxTable({
      sheet: 'Chỉ tiêu',
      headings: ['STT', 'Phường', 'Tháng 11/2026', 'Quý IV/2026', 'Năm 2026'],
      rows: [
        [1, 'Ba Đình', 20, 60, 200],
        [2, 'phuong ngoc ha', 10, '', '1.000'],
      ],
    });

    const preview = await upload(supervisor, '/targets/preview', file);
    const setByPreview = await targetsSet();
    const first = await upload(supervisor, '/targets/import', file);
    const again = await upload(supervisor, '/targets/import', file);

    expect(await preview.json()).toMatchObject({ same: 0, changes: { length: 5 } });
    expect(setByPreview).toBe(0);
    expect(await first.json()).toMatchObject({ id: '1' });
    expect(await again.json()).toMatchObject({ same: 5, left: 0, changes: { length: 0 } });

    const second = await upload(supervisor, '/targets/import', `${HEADER}\nBa Đình;;11/2026;25\n`);
    expect(await second.json()).toMatchObject({
      id: '2',
      changes: [{ subject: { id: 'hanoi/ba-dinh' }, people: 25, before: 20 }],
    });
    const undo = (id: string) => supervisor.browser.ask('POST', `/targets/imports/${id}/undo`);
    expect((await undo('1')).code).toBe('not_the_latest');
    expect((await undo('2')).status).toBe(204);
    expect((await undo('99')).status).toBe(404);
    const { body } = await supervisor.browser.ask('GET', '/targets?year=2026');
    expect(body).toMatchObject({ targets: { length: 5 } });
    expect(JSON.stringify(body)).toContain('"period":"2026-11","people":20');
    const history = await supervisor.browser.ask('GET', '/targets/imports');
    expect(history.body).toMatchObject({
      imports: [
        { id: '2', changed: 1, undone: { by: supervisor.id } },
        { id: '1', added: 5 },
      ],
    });
  });

  it('results, seen by the supervisor: every count of the own province, and none of the other', async () => {
    const { body } = await supervisor.browser.ask('GET', '/reports/results?period=2026-Q4');

    expect(body).toMatchObject({
      rows: [
        { subject: 'hanoi/ba-dinh', result: 10, target: 60, percent: 16, months: 30 },
        { subject: 'hanoi/ngoc-ha', result: 4, state: 'no_target' },
      ],
    });
  });

  it.each([
    { period: '2026-11', shown: [7, undefined] },
    { period: '2026-10', shown: [undefined, undefined] },
    { period: '2026-Q4', shown: [undefined, undefined] },
    { period: '2026', shown: [undefined, undefined] },
  ])('results of $period, seen by the board: $shown', async ({ period, shown }) => {
    const { body } = await board.browser.ask('GET', `/reports/results?period=${period}`);

    expect(body).toMatchObject({
      rows: [
        { subject: 'hanoi/ba-dinh', isHidden: shown[0] === undefined },
        { subject: 'hanoi/ngoc-ha', isHidden: true },
      ],
    });
    expect(JSON.stringify(body).match(/"result":(\d+)/g) ?? []).toEqual(
      shown.flatMap((value) => (value === undefined ? [] : [`"result":${value}`])),
    );
    expect(JSON.stringify(body)).not.toContain('"months"');
  });

  it('progress of the quarter, seen by the supervisor: all together, and day by day', async () => {
    const { body } = await supervisor.browser.ask('GET', '/reports/progress?period=2026-Q4');

    expect(body).toMatchObject({
      registered: 14,
      communes: 2,
      withTarget: 1,
      standing: { result: 10, target: 60, percent: 16, state: 'behind' },
      on: '2026-11-22',
    });
    // Only of the commune that has a target: three in October, seven in November.
    expect(JSON.stringify(body)).toMatch(/"people":3\D.*"people":10\D/);
  });

  it.each([
    { period: '2026-11', told: 7 },
    { period: '2026-Q4', told: 0 },
  ])('progress of $period, seen by the board: no sum with a small count in it', async (asked) => {
    const { period, told } = asked;
    const { body } = await board.browser.ask('GET', `/reports/progress?period=${period}`);

    expect(body).toMatchObject({ told });
    expect(body).not.toHaveProperty('registered');
    expect(body).not.toHaveProperty('months');
    expect(JSON.stringify(body)).not.toMatch(/"(people|result|percent)":([1-4]|1[014])\D/);
  });

  it('the flows: every question in the words that people hear', async () => {
    const { body } = await agent.browser.ask('GET', '/reports/flows');

    expect(JSON.stringify(body)).toContain('"phone":"Gọi cho anh/chị vào số điện thoại nào ạ?"');
    expect((await board.browser.ask('GET', '/reports/flows')).code).toBe('forbidden');
  });

  it.each(['agents', 'response-times', 'evaluation'])(
    'the report %s by agent: names whoever stands in it',
    async (report) => {
      const by = report === 'response-times' ? '&by=agent' : '';
      const path = `/reports/${report}?period=2026-H2${by}`;
      const { body } = await supervisor.browser.ask('GET', path);

      expect(body).toMatchObject({ names: { [agent.id]: expect.stringContaining('Người') } });
    },
  );

  it.each(['funnel', 'steps', 'agents', 'response-times', 'evaluation'])(
    'the report %s, asked for by the board: refused',
    async (report) => {
      const { code } = await board.browser.ask('GET', `/reports/${report}?period=2026-Q4`);

      expect(code).toBe('forbidden');
    },
  );

  it("a commune's page: one page that loads nothing, with the small counts left out for the board", async () => {
    const path = '/reports/communes/hanoi/ba-dinh?period=2026-11';

    const [whole, guarded, foreign] = await Promise.all([
      download(supervisor, path),
      download(board, path),
      download(board, '/reports/communes/hanoi/giang-vo?period=2026-11'),
    ]);
    const [wholePage, guardedPage] = await Promise.all([whole.text(), guarded.text()]);

    expect(whole.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sha256-/);
    expect(wholePage).toContain('phường Ba Đình');
    expect(wholePage).toContain('Gọi lại cho người dân');
    expect(guardedPage).toContain('7 người');
    expect(guardedPage).not.toContain('Gọi lại cho người dân');
    expect(guardedPage).toContain('không nêu');
    expect(wholePage).not.toMatch(/(?:src|href)=/);
    expect(foreign.status).toBe(404);
  });

  it.each(['csv', 'xlsx'])(
    'leads as %s: no formula runs, phones are texts, it is written down',
    async (format) => {
      const response = await download(supervisor, `/exports/leads?period=2026-11&format=${format}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      const sheet = await readSheet(bytes);
      const rows = sheet.kind === 'rows' ? sheet.rows : [];
      const harmless = format === 'csv' ? `'${HARMFUL}` : HARMFUL;

      expect(response.headers.get('content-disposition')).toContain(
        `an-sinh-leads-2026-11.${format}`,
      );
      expect(rows).toHaveLength(12);
      expect(rows[1]?.cells).toEqual(expect.arrayContaining([harmless, '0912 345 678']));
      const audited = await program.database.queries.execute<{ action: string }>(sql`
      select action from audit_log where staff_id = ${supervisor.id} and action = 'leads_exported'`);
      expect(audited.rows.length).toBeGreaterThan(0);
    },
  );

  it.each(['results', 'agents', 'funnel', 'steps', 'response-times', 'evaluation'])(
    'the report %s as a file: a heading line in Vietnamese',
    async (report) => {
      const response = await download(supervisor, `/exports/${report}?period=2026-H2&format=csv`);
      const text = await response.text();

      expect(response.status).toBe(200);
      expect(text.split('\r\n')[0]).toMatch(/^[^{}_]+$/);
    },
  );

  it.each(['/exports/leads', '/exports/results'])(
    '%s, asked for by an agent, the board: refused',
    async (path) => {
      const answers = [agent, board].map(({ browser }) =>
        browser.ask('GET', `${path}?period=2026-11`),
      );

      expect((await Promise.all(answers)).map(({ code }) => code)).toEqual([
        'forbidden',
        'forbidden',
      ]);
    },
  );

  it('evaluation: what every agent did in the half year', async () => {
    const { body } = await supervisor.browser.ask('GET', '/reports/evaluation?period=2026-H2');

    expect(body).toMatchObject({
      rows: [{ agent: agent.id, leads: 14, contactedInTime: 14, registered: 14, months: 42 }],
    });
  });

  it.each([
    '/reports/results',
    '/reports/results?period=2026-13',
    '/reports/results?period=2026-11&commune=%27%3B--',
    '/reports/funnel?period=2026-11&by=phone',
    '/exports/leads?period=2026-11&format=exe',
    '/targets?year=x',
  ])('%s: malformed, and said so', async (path) => {
    expect((await supervisor.browser.ask('GET', path)).code).toBe('malformed');
  });
});
