import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSheet } from '../../../../src/adapters/spreadsheets/readSheet.ts';
import { xlsxTable } from '../../../../src/adapters/spreadsheets/xlsxTable.ts';
import { DATABASES } from '../../../support/databases.ts';
import { colleague, type Colleague } from '../../../support/deskProgram.ts';
import { startProgram, type TestProgram } from '../../../support/program.ts';

describe.each(DATABASES)('files of targets on $name', (kind) => {
  let program: TestProgram;
  let supervisor: Colleague;
  let other: Colleague;
  let agent: Colleague;
  let board: Colleague;
  beforeAll(async () => {
    program = await startProgram(kind);
    supervisor = await colleague(program, 'supervisor', ['hanoi', 'lao_cai']);
    other = await colleague(program, 'supervisor', ['hanoi']);
    agent = await colleague(program, 'agent', ['hanoi/ba-dinh']);
    board = await colleague(program, 'board', ['hanoi/ba-dinh']);
  });
  afterAll(() => program.stop());

  const upload = async (who: Colleague, path: string, file: string | Uint8Array) => {
    const response = await fetch(`${program.url}/desk/api/targets/${path}`, {
      method: 'POST',
      headers: {
        origin: program.url,
        'x-ansinh-desk': '1',
        'content-type': 'application/octet-stream',
        cookie: who.browser.cookies(),
      },
      body: typeof file === 'string' ? file : Uint8Array.from(file),
    });
    const body: unknown = await response.json();
    return { status: response.status, body };
  };

  const rowsOf = async (who: Colleague, path: string) => {
    const response = await fetch(`${program.url}/desk/api/targets/${path}`, {
      headers: { cookie: who.browser.cookies() },
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const sheet = await readSheet(bytes);
    return { bytes, rows: sheet.kind === 'rows' ? sheet.rows.map(({ cells }) => cells) : [] };
  };

  const seenIn = (body: unknown) => /"seen":"(\w+)"/.exec(JSON.stringify(body))?.[1] ?? '';

  it('the template, filled in for every commune and agent: each is understood', async () => {
    const { rows } = await rowsOf(supervisor, 'template?year=2027&format=xlsx');
    const [headings = [], ...lines] = rows.map((cells) => cells.map((cell) => String(cell ?? '')));
    const filled = lines.map((cells, at) => [...cells.slice(0, 3), at + 1]);
    const file = await xlsxTable({ sheet: 'x', headings: headings.slice(0, 4), rows: filled });

    const preview = await upload(supervisor, 'preview?name=mau.xlsx', file);

    expect(headings.slice(0, 8)).toEqual([
      ...['Tỉnh/thành', 'Xã/phường', 'Nhân viên'],
      ...['Tháng 1/2027', 'Tháng 2/2027', 'Tháng 3/2027', 'Quý 1/2027', 'Tháng 4/2027'],
    ]);
    expect(lines.length).toBeGreaterThan(200);
    expect(preview).toMatchObject({ status: 200, body: { changes: { length: lines.length } } });
  });

  it('the template as it comes, with nothing in it: refused, and told why', async () => {
    const { bytes } = await rowsOf(supervisor, 'template?year=2027&format=csv');

    const { body } = await upload(supervisor, 'preview?name=mau.csv', bytes);

    expect(body).toMatchObject({ error: { problems: [{ code: 'no_targets' }] } });
  });

  it.each(['csv', 'xlsx'])(
    'what stands, taken along as %s and sent back: the same',
    async (format) => {
      const list = [
        'Xã/phường;Nhân viên;Kỳ;Chỉ tiêu',
        'phường Ba Đình;;11/2026;40',
        'phường Ngọc Hà;;Quý 4/2026;70',
        'phường Ngọc Hà;;6 tháng 2 năm 2026;150',
        `;${agent.username};2026;12`,
      ].join('\n');
      await upload(supervisor, 'import?name=a.csv', list);

      const { bytes, rows } = await rowsOf(supervisor, `file?year=2026&format=${format}`);
      const preview = await upload(supervisor, `preview?name=a.${format}`, bytes);

      expect(rows[0]?.slice(3)).toEqual([
        ...['Tháng 11/2026', 'Quý 4/2026', '6 tháng cuối năm 2026', 'Năm 2026'],
      ]);
      expect(preview.body).toMatchObject({ same: 4, left: 0, changes: { length: 0 } });
    },
  );

  it('a preview says what is new, other, the same, and what it leaves as it is', async () => {
    const list = 'Phường;Kỳ;Chỉ tiêu\nBa Đình;11/2026;41\nBa Đình;Quý 4/2026;90\n';

    const { body } = await upload(other, 'preview?name=a.csv', list);

    expect(body).toMatchObject({
      same: 0,
      left: 1,
      changes: [
        { subject: { id: 'hanoi/ba-dinh' }, period: '2026-11', before: 40, people: 41 },
        { subject: { id: 'hanoi/ba-dinh' }, period: '2026-Q4', people: 90 },
      ],
    });
  });

  it('two preview the same cell, both take it in: the second is told, and nothing of it stays', async () => {
    const [mine, theirs] = ['41', '42'].map(
      (people) => `Phường;Kỳ;Chỉ tiêu\nBa Đình;11/2026;${people}`,
    );
    const first = await upload(supervisor, 'preview?name=a.csv', mine ?? '');
    const second = await upload(other, 'preview?name=b.csv', theirs ?? '');

    const taken = await upload(
      supervisor,
      `import?name=a.csv&seen=${seenIn(first.body)}`,
      mine ?? '',
    );
    const late = await upload(other, `import?name=b.csv&seen=${seenIn(second.body)}`, theirs ?? '');

    expect(taken.status).toBe(200);
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'preview_outdated' } } });
    const { body } = await supervisor.browser.ask('GET', '/targets?year=2026');
    expect(JSON.stringify(body)).toContain('"period":"2026-11","people":41');
  });

  it('a list of another cell meanwhile: nobody is in the way', async () => {
    const list = 'Phường;Kỳ;Chỉ tiêu\nGiảng Võ;11/2026;5';
    const { body } = await upload(other, 'preview?name=b.csv', list);
    await upload(supervisor, 'import?name=a.csv', 'Phường;Kỳ;Chỉ tiêu\nBa Đình;12/2026;5');

    const { status } = await upload(other, `import?name=b.csv&seen=${seenIn(body)}`, list);

    expect(status).toBe(200);
  });

  it('agents’ targets: by name for whoever reads numbers by agent, none of them for the board', async () => {
    const [forAgent, forBoard] = await Promise.all(
      [agent, board].map(({ browser }) => browser.ask('GET', '/targets?year=2026')),
    );

    expect(forAgent?.body).toMatchObject({ names: { [agent.id]: expect.any(String) } });
    expect(JSON.stringify(forBoard?.body)).toContain('hanoi/ba-dinh');
    expect(JSON.stringify(forBoard?.body)).not.toContain(agent.id);
  });
});
