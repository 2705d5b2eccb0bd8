import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { xlsxTable } from '../../src/adapters/spreadsheets/xlsxTable.ts';
import { buildPages } from '../support/buildPages.ts';
import { chromiumPath, launchChromium } from '../support/chromium.ts';
import { DATABASES } from '../support/databases.ts';
import { type AtDesk, button, heldBack, LAPTOP, PHONE, sitsDown } from '../support/deskBrowser.ts';
import { leadOf } from '../support/deskPeople.ts';
import { FLAWLESS, flaws } from '../support/flaws.ts';
import { shot } from '../support/shot.ts';
import { startProgram, type TestProgram } from '../support/program.ts';

const DAY_MS = 86_400_000;
const PLATFORM_CODE = '5b0c8a4e-0000-4000-8000-000000000000';

if (chromiumPath === undefined) {
  console.warn('The sheets of the desk are skipped: set CHROMIUM_PATH to a Chromium.');
}

(chromiumPath === undefined ? describe.skip : describe)('the sheets of the desk', () => {
  describe.each(DATABASES)('on $name', (kind) => {
    let chromium: Browser;
    let program: TestProgram;
    let boss: AtDesk;
    let other: AtDesk;
    let editor: AtDesk;
    let auditor: AtDesk;

    beforeAll(async () => {
      chromium = await launchChromium(chromiumPath ?? '');
      program = await startProgram(kind, { webDir: await buildPages() });
      await furnish(program);
      const seat = { program, chromium, window: { viewport: LAPTOP } };
      const hanoi = ['hanoi'];
      boss = await sitsDown({ ...seat, role: 'supervisor', places: hanoi });
      other = await sitsDown({ ...seat, role: 'supervisor', places: hanoi });
      const clipboard = { viewport: LAPTOP, permissions: ['clipboard-read', 'clipboard-write'] };
      editor = await sitsDown({ ...seat, role: 'editor', window: clipboard });
      auditor = await sitsDown({ ...seat, role: 'auditor' });
      for (const { page } of [boss, other, editor, auditor]) {
        await page.clock.setFixedTime(program.clock());
      }
    });
    afterAll(async () => {
      await chromium.close();
      await program.stop();
    });

    const opens = async ({ page }: AtDesk, path: string) => {
      await page.goto(`${program.url}/desk/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    };

    describe('targets', () => {
      const GOOD = 'Phường;Tháng 11/2026;Quý 4/2026\nBa Đình;40;120\nNgọc Hà;25;\n';

      it('a good list: looked at first, taken in as it was shown, in the table, and undone', async () => {
        const { page } = boss;
        await opens(boss, 'targets');
        await sends(page, 'giao.csv', GOOD);
        await button(page, 'Nhận 3 thay đổi').waitFor();
        const before = await page.getByText('Năm 2026 chưa giao chỉ tiêu nào.').count();
        await button(page, 'Nhận 3 thay đổi').click();
        await page.getByText('Đã nhận 3 thay đổi.').waitFor();
        const row = page.getByRole('row', { name: /Ba Đình/ });
        await row.waitFor();
        const shown = await row.innerText();
        await page.getByText('Các lần nhập').click();
        await page.getByText('3 mới, 0 thay đổi').waitFor();
        await button(page, 'Hoàn tác').click();
        await button(page, 'Vâng, hoàn tác').click();
        await page.getByText('Năm 2026 chưa giao chỉ tiêu nào.').waitFor();

        expect(before).toBe(1);
        expect(shown).toMatch(/40\s+120/);
        expect(await page.getByText('; đã hoàn tác').count()).toBe(1);
      });

      it.each([
        {
          what: 'lines that are wrong',
          name: 'sai.csv',
          file: 'Phường;Kỳ;Chỉ tiêu\nBa Đình;11/2026;x\nKhông Có;13/2026;4\n',
          says: ['Dòng 2', '“x” không phải là số người', 'Dòng 3', 'Không có xã/phường “Không Có”'],
        },
        {
          what: 'a formula for a commune',
          name: 'congthuc.csv',
          file: 'Phường;Kỳ;Chỉ tiêu\n"=HYPERLINK(""http://a.example"")";11/2026;4\n',
          says: ['Dòng 2', '=HYPERLINK("http://a.example")'],
        },
        {
          what: 'ten megabytes',
          name: 'lon.csv',
          file: 'a;b\n'.repeat(2_621_440),
          says: ['lớn hơn 2 MB'],
        },
        { what: 'nothing', name: 'rong.csv', file: '', says: ['Tệp không có dòng nào'] },
        {
          what: 'an old Vietnamese code page',
          name: 'cp1258.csv',
          file: Buffer.from([0x58, 0xe3, 0x3b, 0x4b, 0xec, 0xf2, 0x0a]),
          says: ['không dùng bảng mã UTF-8'],
        },
        {
          what: 'UTF-16 with its bytes turned round',
          name: 'utf16be.csv',
          file: Buffer.from('\uFEFFPhường;Kỳ;Chỉ tiêu\n', 'utf16le').swap16(),
          says: ['không dùng bảng mã UTF-8'],
        },
      ])(
        'a list with $what: refused with the reason, and nothing kept',
        async ({ name, file, says }) => {
          const { page } = boss;
          await opens(boss, 'targets');
          await sends(page, name, file);
          const alert = page.getByRole('alert').filter({ hasText: `Chưa nhận ${name}` });
          await alert.waitFor();

          const told = await alert.innerText();
          for (const words of says) expect(told).toContain(words);
          expect(await alert.getByRole('link').count()).toBe(0);
          expect(await targetsIn(program)).toBe(0);
        },
      );

      it.each([
        {
          what: 'a workbook that calls itself CSV',
          file: () =>
            xlsxTable({ sheet: 'a', headings: ['Xã', 'Quý 4/2026'], rows: [['Ba Đình', 9]] }),
        },
        {
          what: 'what Excel calls Unicode text',
          file: () => Promise.resolve(Buffer.from('\uFEFFXã\tQuý 4/2026\nBa Đình\t9\n', 'utf16le')),
        },
      ])('$what: understood by what it is', async ({ file }) => {
        const { page } = boss;
        await opens(boss, 'targets');
        await sends(page, 'bang.csv', await file());
        await button(page, 'Nhận 1 thay đổi').waitFor();
        await button(page, 'Thôi').click();
        await page.getByText('Chọn tệp hoặc thả tệp vào đây').waitFor();

        expect(await targetsIn(program)).toBe(0);
      });

      it('two supervisors at once: the second is told, looks again, and takes in what is now shown', async () => {
        await Promise.all([opens(boss, 'targets'), opens(other, 'targets')]);
        await sends(boss.page, 'a.csv', 'Xã;Kỳ;Chỉ tiêu\nBa Đình;11/2026;40\n');
        await sends(other.page, 'b.csv', 'Xã;Kỳ;Chỉ tiêu\nBa Đình;11/2026;50\n');
        await button(other.page, 'Nhận 1 thay đổi').waitFor();
        await button(boss.page, 'Nhận 1 thay đổi').click();
        await boss.page.getByText('Đã nhận 1 thay đổi.').waitFor();
        await button(other.page, 'Nhận 1 thay đổi').click();
        await other.page.getByText('Chỉ tiêu vừa được người khác đổi').waitFor();
        await other.page.getByText('trước là 40').waitFor();
        const kept = await targetOf(program);
        await button(other.page, 'Nhận 1 thay đổi').click();
        await other.page.getByText('Đã nhận 1 thay đổi.').waitFor();

        expect([kept, await targetOf(program)]).toEqual([40, 50]);
      });

      it('what stands, taken along as CSV: a list that changes nothing when it is sent back', async () => {
        const { page } = boss;
        await opens(boss, 'targets');
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: 'Chỉ tiêu đang có, CSV' }).click(),
        ]);
        const file = await readFile(await download.path());
        await sends(page, download.suggestedFilename(), file);
        await page.getByText('Tệp này không thay đổi gì').waitFor();

        expect(download.suggestedFilename()).toBe('an-sinh-targets-standing-2026.csv');
        expect(await button(page, 'Nhận 1 thay đổi').count()).toBe(0);
      });

      it('an auditor: sees the table, and nothing to send', async () => {
        await opens(auditor, 'targets');
        await auditor.page.getByRole('row', { name: /Ba Đình/ }).waitFor();

        expect(await auditor.page.getByText('Chọn tệp').count()).toBe(0);
      });
    });

    it('the promise: its counts by month, the broken ones by name for a supervisor, live', async () => {
      const { page } = boss;
      await opens(boss, 'promise');
      await page.getByText('Giữ lời 33%').waitFor();
      await page.getByRole('link', { name: /Lê Thị Trễ.*vẫn chưa gọi được; đã thử gọi/ }).waitFor();
      await page.getByLabel('Những người để lại số trong').selectOption('2026-10');
      await page.getByText('Chưa tới hạn gọi ai').waitFor();
      await page.getByLabel('Những người để lại số trong').selectOption('2026-11');
      const row = page.getByRole('link', { name: /Lê Thị Trễ/ });
      await row.click();
      await page.getByRole('heading', { level: 1, name: 'Lê Thị Trễ' }).waitFor();
      await opens(boss, 'promise');
      await row.waitFor();
      const id = await leadNamed(program, 'Lê Thị Trễ');
      await other.browser.ask('POST', `/leads/${id}/deeds`, { kind: 'claim' });
      await other.browser.ask('POST', `/leads/${id}/deeds`, { kind: 'call' });
      await page.getByRole('link', { name: /Lê Thị Trễ.*gọi được lúc/ }).waitFor();

      expect(await page.getByText('Lỡ hẹn', { exact: true }).count()).toBe(1);
    });

    it('the promise, seen by an auditor: nobody by name', async () => {
      await opens(auditor, 'promise');
      await auditor.page
        .getByRole('link', { name: /Người số/ })
        .first()
        .waitFor();

      expect(await auditor.page.getByRole('main').innerText()).not.toMatch(/Lê Thị Trễ|0912/);
    });

    it('the log: sentences, narrowed to an action, a day, a lead; older ones on demand', async () => {
      const { page } = auditor;
      const id = await leadNamed(program, 'Lê Thị Trễ');
      await manyEntries(program, auditor.id);
      await boss.browser.ask('GET', `/leads/${id}`);
      await boss.browser.ask('GET', '/lead-promise');
      await boss.browser.ask('POST', `/leads/${id}/deeds`, { kind: 'note', text: 'gần chợ' });
      await opens(auditor, 'audit');
      const entries = page.getByRole('main').getByRole('listitem');
      await entries.nth(49).waitFor();
      await button(page, 'Xem những việc cũ hơn').click();
      await entries.nth(60).waitFor();

      const comes = await heldBack(page, '**/desk/api/audit?*action=*');
      await page.getByLabel('Việc').selectOption('targets_imported');
      await page.getByRole('main').locator('[aria-busy="true"]').waitFor();
      const olderMeanwhile = await button(page, 'Xem những việc cũ hơn').count();
      comes();
      await page
        .getByText(/nhập danh sách chỉ tiêu số \d+ \(1 thay đổi\)/)
        .first()
        .waitFor();
      const signIns = entries.filter({ hasText: 'đăng nhập' });
      await signIns.first().waitFor({ state: 'detached' });
      const shown = await entries.allInnerTexts();
      await page.getByRole('textbox', { name: 'Ngày' }).fill('2026-11-21');
      await page.getByText('Không có gì trong nhật ký').waitFor();
      await button(page, 'Bỏ lọc').click();
      await page.getByLabel('Về').selectOption('lead');
      await page.getByRole('textbox', { name: 'Số' }).fill(id);
      await signIns.first().waitFor({ state: 'detached' });
      const looked = page.getByText(`xem hồ sơ số ${id}`);
      const listed = page.getByText('xem danh sách lời hứa');
      await looked.first().waitFor();
      await listed.first().waitFor();
      const wrote = page.getByText(`ghi vào hồ sơ số ${id} (ghi chú)`);
      await wrote.waitFor();

      expect(olderMeanwhile).toBe(0);
      expect(shown.filter((each) => !each.includes('nhập danh sách chỉ tiêu'))).toEqual([]);
    });

    it('open questions: most often asked first, near answers, a frame to paste, done with a note, back', async () => {
      const { page } = editor;
      await opens(editor, 'gaps');
      const cards = page.getByRole('main').locator('.gap');
      await cards.first().waitFor();
      const first = await cards.first().innerText();
      const stub = await copied(page, cards.first());
      await cards.first().getByLabel('Ghi chú').fill('đã thêm vào câu đóng ở đâu');
      await cards.first().getByRole('button', { name: 'Đã trả lời xong' }).click();
      await page.getByText('Đã khép lại. Nếu từ ngày mai').waitFor();
      await page.getByText('nộp tiền ở đâu', { exact: true }).waitFor({ state: 'detached' });
      await button(page, 'Đã khép lại').click();
      await page.getByText('đã thêm vào câu đóng ở đâu').waitFor();
      await button(page, 'Mở lại').click();
      await page.getByText('Chưa khép lại câu nào.').waitFor();
      await button(page, 'Chưa xem').click();
      await page.getByText('mất sổ', { exact: true }).waitFor();
      await page.getByLabel('Tìm trong câu hỏi').fill('NOP TIEN');
      await page.getByText('mất sổ', { exact: true }).waitFor({ state: 'detached' });
      await page.getByText('nộp tiền ở đâu', { exact: true }).waitFor();

      expect(first).toMatch(/nộp tiền ở đâu[\s\S]*12 lần[\s\S]*Đăng ký đóng BHXH[\s\S]*giống \d+%/);
      expect(stub).toMatch(/^ {2}- id: nop-tien-o-dau\n {4}question: "nộp tiền ở đâu"\n/);
      expect(await cards.count()).toBe(1);
    });

    it('open questions, seen by a supervisor: to look at, not to settle', async () => {
      await opens(boss, 'gaps');
      await boss.page.getByText('nộp tiền ở đâu', { exact: true }).waitFor();

      expect(await boss.page.getByRole('button', { name: 'Bỏ qua' }).count()).toBe(0);
    });

    it('scripts: each with its version, and its drawing when it is opened', async () => {
      const { page } = editor;
      await opens(editor, 'flows');
      await page.getByRole('heading', { name: 'Ai được tham gia' }).waitFor();
      await page.getByText('Xem sơ đồ').first().click();
      const drawing = page.getByRole('img').first();
      await drawing.waitFor();
      const width = await drawing.evaluate((image) =>
        image instanceof HTMLImageElement ? image.decode().then(() => image.naturalWidth) : 0,
      );

      expect(width).toBeGreaterThan(100);
      expect(await page.getByText(/Bản \w+, dùng từ/).count()).toBeGreaterThan(10);
    });

    it('requests: both days, late in words, both files, Meta’s wish done by its code', async () => {
      const { page } = boss;
      await opens(boss, 'requests');
      const card = page.locator('section').filter({ hasText: 'Xin xem dữ liệu' });
      await card.waitFor();
      const shown = await card.innerText();
      const files = [];
      for (const name of ['Tải tệp JSON', 'Tải bản đọc được']) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          card.getByRole('button', { name }).click(),
        ]);
        files.push(await readFile(await download.path(), 'utf8'));
      }
      const platform = page.locator('section').filter({ hasText: PLATFORM_CODE });
      await platform.getByRole('button', { name: 'Đã làm xong' }).click();
      await platform.getByText('Đã xong').waitFor();
      const told = await fetch(`${program.url}/data-deletion/${PLATFORM_CODE}`);

      expect(shown).toContain('19/11/2026 (quá hạn)');
      expect(shown).toMatch(/Làm xong trước\s+01\/12\/2026(?! \()/);
      expect(JSON.parse(files[0] ?? '')).toMatchObject({ tables: { leads: { length: 1 } } });
      expect(files[1]).toContain('# Dữ liệu của một người');
      expect(await told.text()).toContain('22/11/2026');
    });

    it('a wish to be deleted, written down for a lead: asked once more, then erased', async () => {
      const { page } = boss;
      const id = await leadNamed(program, 'Vũ Văn Xóa');
      await opens(boss, 'requests');
      await page.getByText('Ghi nhận yêu cầu mới').click();
      await page.getByLabel('Hồ sơ số').fill(id);
      await page.getByLabel('Xin điều gì').selectOption('delete');
      await button(page, 'Ghi nhận').click();
      await page.getByText('Đã ghi nhận.').waitFor();
      const card = page.locator('section').filter({ hasText: 'Xin xóa dữ liệu' }).first();
      await card.getByRole('button', { name: 'Xóa dữ liệu và kết thúc' }).click();
      const before = await leadNamed(program, 'Vũ Văn Xóa');
      await card.getByRole('button', { name: 'Vâng, xóa' }).click();
      await page.getByText('Đã ghi lại.').waitFor();

      expect(before).toBe(id);
      expect(await leadNamed(program, 'Vũ Văn Xóa')).toBe('');
    });

    describe.each([
      { size: 'a phone', viewport: PHONE },
      { size: 'a laptop', viewport: LAPTOP },
    ])('on $size', ({ viewport }) => {
      it('every sheet: nothing serious for axe, nothing to scroll sideways, nothing too small to tap', async () => {
        const seen: Record<string, unknown> = {};
        for (const [who, path] of [
          ...['targets', 'promise', 'audit', 'requests'].map((each) => [boss, each] as const),
          ...['gaps', 'flows'].map((each) => [editor, each] as const),
        ]) {
          await who.page.setViewportSize(viewport);
          await opens(who, path);
          await who.page.waitForLoadState('networkidle').catch(() => undefined);
          seen[path] = await flaws(who.page);
          await shot(who.page, `${path.split('/').at(-1) ?? ''}-${viewport.width}`);
        }
        await opens(boss, 'targets');
        await sends(boss.page, 'sai.csv', 'Xã;Kỳ;Chỉ tiêu\nKhông Có;11/2026;40\n');
        await boss.page.getByText('Chưa nhận sai.csv').waitFor();
        seen['refused'] = await flaws(boss.page);
        await sends(boss.page, 'a.csv', 'Xã;Kỳ;Chỉ tiêu\nBa Đình;11/2026;41\n');
        await button(boss.page, 'Nhận 1 thay đổi').waitFor();
        seen['preview'] = await flaws(boss.page);

        const none = FLAWLESS;
        expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((name) => [name, none])));
        expect(Object.keys(seen)).toHaveLength(8);
      });
    });
  });
});

/** People whose promise was kept and broken, requests, questions without an answer. */
async function furnish(program: TestProgram): Promise<void> {
  const { database, clock } = program;
  const { queries } = database;
  const now = clock();
  const place = { province: 'hanoi', commune: 'ba-dinh', at: now - 3 * DAY_MS };
  const people = [
    { name: 'Lê Thị Trễ', phone: '+84912000001', promised: -1, contacted: null, tried: -1.5 },
    { name: 'Vũ Văn Xóa', phone: '+84912000002', promised: -1, contacted: -0.5, tried: null },
    { name: 'Đào Văn Đúng', phone: '+84912000003', promised: -1, contacted: -2, tried: -2 },
  ];
  for (const { name, phone, promised, contacted, tried } of people) {
    const contact = await leadOf(program, { ...place, name, phone });
    const at = (days: number | null) => (days === null ? null : now + days * DAY_MS);
    await queries.execute(sql`
      update leads set next_step_at = null, promised_by = ${at(promised)}::bigint,
        contacted_at = ${at(contacted)}::bigint, tried_at = ${at(tried)}::bigint
      where contact_id = ${contact}::bigint`);
    if (name !== 'Đào Văn Đúng') continue;
    await queries.execute(sql`
      insert into data_requests (kind, contact_id, province, commune, received_at, react_by, done_by)
      values ('access', ${contact}::bigint, 'hanoi', 'ba-dinh', ${now - 5 * DAY_MS}, '2026-11-19',
        '2026-12-01')`);
  }
  await queries.execute(sql`
    insert into deletion_requests (code, channel, account, subject, requested_at, due_on)
    values (${PLATFORM_CODE}, 'messenger', 'page', '1', ${now - 2 * DAY_MS}, '2026-12-04')`);
  await queries.execute(sql`
    insert into unanswered_questions (folded, text, count, first_at, last_at) values
      ('nop tien o dau', 'nộp tiền ở đâu', 12, ${now - 9 * DAY_MS}, ${now}),
      ('mat so', 'mất sổ', 3, ${now - 9 * DAY_MS}, ${now})`);
}

async function manyEntries({ database, clock }: TestProgram, staffId: string): Promise<void> {
  await database.queries.execute(sql`
    insert into audit_log (at, staff_id, action, subject_kind, subject_id, facts)
    select ${clock()}, ${staffId}, 'signed_in', 'staff', ${staffId}, '{}'
    from generate_series(1, 60)`);
  await database.queries.execute(sql`
    insert into audit_log (at, staff_id, action, subject_kind, subject_id, facts)
    values (${clock()}, ${staffId}, 'targets_imported', 'target_import', '7', '{"changes":1}')`);
}

async function targetsIn({ database }: TestProgram): Promise<number> {
  const { rows } = await database.queries.execute(sql`select 1 from targets`);
  return rows.length;
}

/** The target of Ba Đình for November. */
async function targetOf({ database }: TestProgram): Promise<number | undefined> {
  const { rows } = await database.queries.execute<{ people: number }>(sql`
    select people from targets where subject = 'hanoi/ba-dinh' and period = '2026-11'`);
  return rows[0]?.people;
}

/** The id of somebody's lead; empty: there is none. */
async function leadNamed({ database }: TestProgram, name: string): Promise<string> {
  const { rows } = await database.queries.execute<{ id: string }>(sql`
    select id::text from leads where name = ${name}`);
  return rows[0]?.id ?? '';
}

async function sends(page: Page, name: string, file: string | Buffer): Promise<void> {
  const buffer = typeof file === 'string' ? Buffer.from(file) : file;
  const mimeType = 'text/csv';
  await page.getByLabel('Chọn tệp hoặc thả tệp').setInputFiles({ name, mimeType, buffer });
}

/** What the card puts on the clipboard. */
async function copied(page: Page, card: ReturnType<Page['locator']>): Promise<string> {
  await card.getByRole('button', { name: 'Chép khung' }).click();
  await card.getByText('Đã chép').waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}
