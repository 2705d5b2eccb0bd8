import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { loadPlaces } from '../../src/adapters/files/loadPlaces.ts';
import { buildPages } from '../support/buildPages.ts';
import { chromiumPath, launchChromium } from '../support/chromium.ts';
import { citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import {
  type AtDesk,
  button,
  callsAndRegisters,
  heldBack,
  LAPTOP,
  PHONE,
  signsUpOnZalo,
  sitsDown,
} from '../support/deskBrowser.ts';
import { flaws } from '../support/flaws.ts';
import { shot } from '../support/shot.ts';
import { startProgram, type TestProgram } from '../support/program.ts';

/** "Live": from what happened to what is seen. */
const LIVE_MS = 2_000;
/** The program's clock stands in November 2026; the browser's may not. */
const QUARTER = 'period=2026-Q4';
const NEAR_POOR_FARMER = 'tôi làm nông dân, hộ cận nghèo ở Ba Đình thì đóng bao nhiêu một tháng';
/** `/auth/me` says with 401 that nobody is signed in; the browser writes that down. */
const EXPECTED_COMPLAINT = /status of 401/;

if (chromiumPath === undefined) {
  console.warn('The journeys of the desk are skipped: set CHROMIUM_PATH to a Chromium.');
}

(chromiumPath === undefined ? describe.skip : describe)('the pages for numbers', () => {
  describe.each(DATABASES)('on $name', (kind) => {
    let chromium: Browser;
    let program: TestProgram;
    let agent: AtDesk;
    let boss: AtDesk;

    beforeAll(async () => {
      chromium = await launchChromium(chromiumPath ?? '');
      program = await startProgram(kind, { webDir: await buildPages() });
      const [phone, laptop] = [{ viewport: PHONE }, { viewport: LAPTOP }];
      const seat = { program, chromium };
      agent = await sitsDown({ ...seat, role: 'agent', places: ['hanoi/ba-dinh'], window: phone });
      boss = await sitsDown({ ...seat, role: 'supervisor', window: laptop });
    });
    afterAll(async () => {
      await chromium.close();
      await program.stop();
    });

    const open = async ({ page }: Pick<AtDesk, 'page'>, path: string) => {
      await page.goto(`${program.url}/desk/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
    };

    it('from the webhook to the figure: the agent registers on the phone, the open page counts it live', async () => {
      await open(boss, `numbers?${QUARTER}`);
      await figure(boss.page, 'Đã tham gia', '0').waitFor();
      const visits = await visitsOf(boss.page);

      await signsUpOnZalo(program, 'Nguyễn Thị Hoa');
      const row = agent.page.getByRole('link', { name: 'Nguyễn Thị Hoa' });
      await row.waitFor({ timeout: LIVE_MS });
      await row.click();
      await button(agent.page, 'Nhận việc').click();
      await callsAndRegisters(agent.page);

      await figure(boss.page, 'Đã tham gia', '1').waitFor({ timeout: LIVE_MS });
      await boss.page.getByText('đóng cho 12 tháng').waitFor();
      const communes = boss.page.getByRole('table', { name: 'Theo xã, phường' });
      await communes.getByRole('row', { name: /^phường Ba Đình, Hà Nội 1 / }).waitFor();
      expect(await visitsOf(boss.page)).toBe(visits);
    });

    it('the target, once it is there: in the figures, in words, in the chart and in its table', async () => {
      await setTarget(program, { commune: 'hanoi/ba-dinh', period: '2026-Q4', people: 40 });
      await open(boss, `numbers?${QUARTER}`);
      await boss.page.getByText(/^Đang chậm \d+ người so với tiến độ\.$/).waitFor();
      const chart = boss.page.getByRole('img', { name: 'Chỉ tiêu: 40 người. Đã tham gia: 1' });
      await chart.waitFor();
      await boss.page.getByText('Xem bằng số').click();
      const last = boss.page.getByRole('row', { name: '31/12/2026' });

      expect(await last.innerText()).toMatch(/–\s+40/);
      expect(await chart.locator('path.pace').getAttribute('d')).toMatch(/^M[\d.]+ 230L/);
      await expect(figure(boss.page, 'Đạt chỉ tiêu', '2%').count()).resolves.toBe(1);
    });

    it('by keyboard: another period, another order of the table; the address keeps it', async () => {
      const { page } = boss;
      await button(page, 'Tháng').focus();
      await page.keyboard.press('Enter');
      const month = page.locator('.turn strong');
      await month.filter({ hasText: /^Tháng 1\d\/2026$/ }).waitFor();
      const later = await month.innerText();
      await button(page, 'Kỳ trước').focus();
      await page.keyboard.press('Enter');
      await month.filter({ hasNotText: later }).waitFor();
      const title = await month.innerText();
      const sortBy = page.getByRole('button', { name: 'Xã, phường', exact: true });
      await sortBy.focus();
      await page.keyboard.press('Enter');
      const table = page.getByRole('table', { name: 'Theo xã, phường' });
      await table.locator('th[aria-sort="ascending"]').waitFor();
      await page.reload();
      await page.getByText(title).waitFor();

      expect(await month.innerText()).toBe(title);
    });

    it('another period on a slow line: no figure stands under a name that is not its own', async () => {
      const { page } = boss;
      await open(boss, `numbers?${QUARTER}`);
      await figure(page, 'Đã tham gia', '1').waitFor();
      await page.getByRole('table', { name: 'Theo xã, phường' }).waitFor();
      const come = await heldBack(page, '**/desk/api/reports/**');
      await button(page, 'Kỳ trước').click();
      await page.getByText('Quý 3/2026').waitFor();
      const shown = [await page.locator('.big').count(), await page.getByRole('table').count()];
      come();
      await figure(page, 'Đã tham gia', '0').waitFor();

      expect(shown).toEqual([0, 0]);
    });

    it('the funnel: every cut, and the questions in the words of the flows', async () => {
      const { page } = boss;
      await citizen(program, 'messenger').says(NEAR_POOR_FARMER);
      await open(boss, `funnel?${QUARTER}`);
      await page.getByRole('row', { name: /^Đã tham gia 1 100% bước trước/ }).waitFor();
      for (const [cut, shows] of [
        ['Kịch bản', 'Đăng ký để nhân viên gọi lại'],
        ['Xã, phường', 'phường Ba Đình, Hà Nội'],
        ['Kênh', 'Zalo'],
        ['Diện hỗ trợ', 'Không thuộc diện nào'],
        ['Diện hỗ trợ', 'Hộ cận nghèo'],
        ['Nhóm tiềm năng', 'Chưa thuộc nhóm nào'],
        ['Nhóm tiềm năng', 'Hộ cận nghèo'],
        ['Nhóm tiềm năng', 'Nông dân, lao động tự do'],
        ['Tuần', 'Tuần từ 16/11/2026'],
      ] as const) {
        await button(page, cut).click();
        await page.getByRole('heading', { level: 2, name: shows }).waitFor();
      }
      await button(page, 'Câu hỏi').click();
      await page.getByRole('button', { name: /^Xem cả \d+$/ }).click();
      await page.getByText('“Gọi cho anh/chị vào số điện thoại nào ạ?”').waitFor();

      expect(new URL(page.url()).searchParams.get('by')).toBe('steps');
    });

    it('the evaluation: from the table to the sheet of one agent, which prints without the desk around it', async () => {
      const { page } = boss;
      await open(boss, 'evaluation?period=2026-H2');
      await page.getByRole('main').getByRole('link', { name: 'Người ' }).click();
      await page.getByRole('heading', { name: 'Phiếu đánh giá nhân viên thu' }).waitFor();
      const shown = await page.getByRole('article').innerText();
      await page.emulateMedia({ media: 'print' });
      const printed = {
        navigation: await page.getByRole('navigation').isVisible(),
        signatures: await page.getByText('Người phụ trách').last().isVisible(),
      };
      await page.emulateMedia({ media: null });

      expect(shown).toMatch(/Đã tham gia trong kỳ\s+1\s/);
      expect(shown).toMatch(/Số tháng đã đóng\s+12\s/);
      expect(printed).toEqual({ navigation: false, signatures: true });
    });

    it('what can be taken along: every link of the supervisor gives a file or a page, none for the agent', async () => {
      await open(boss, `numbers?${QUARTER}`);
      await boss.page.getByText('Tải về').click();
      const links = boss.page.locator('main a[href^="/desk/api/"]');
      const paths = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href')));
      const statuses = [];
      for (const path of paths) {
        const address = path?.replace('/desk/api', '') ?? '';
        statuses.push((await boss.browser.ask('GET', address)).status);
      }
      await open(agent, `numbers?${QUARTER}`);
      await figure(agent.page, 'Đã tham gia', '1').waitFor();

      expect(paths).toHaveLength(15);
      expect(new Set(statuses)).toEqual(new Set([200]));
      expect(await agent.page.getByText('Tải về').count()).toBe(0);
      expect(await agent.page.getByRole('link', { name: 'Đánh giá' }).count()).toBe(0);
    });

    it('a member of the board: one registration is "dưới 5", no name, no phone, nothing finer', async () => {
      const window = { viewport: PHONE };
      const places = ['hanoi/ba-dinh', 'hanoi/ngoc-ha'];
      const board = await sitsDown({ program, chromium, role: 'board', places, window });
      const asked: string[] = [];
      const told: string[] = [];
      board.page.on('response', (response) => {
        if (response.url().includes('/reports/')) asked.push(response.url());
      });
      for (const period of ['2026-11', '2026-Q4', '2026']) {
        await open(board, `numbers?period=${period}`);
        await board.page.getByText('Số dưới 5 người không nêu rõ').waitFor();
        told.push(await board.page.getByRole('main').innerText());
      }
      await board.page.goto(`${program.url}/desk/funnel?${QUARTER}`);
      await board.page.getByRole('heading', { level: 1, name: 'Số liệu' }).waitFor();

      const cells = told.map((page) => /phường Ba Đình\S*\s+(dưới 5|chưa nêu)/.exec(page)?.[1]);
      expect(cells).toEqual(['dưới 5', 'chưa nêu', 'chưa nêu']);
      expect(told.join()).not.toMatch(/Hoa|0912|912 345|Theo nhân viên|Tải về|Người [0-9a-f]{4}/);
      expect(asked.filter((url) => !/\/(progress|results)\?/.test(url))).toEqual([]);
      expect(board.complaints.filter((each) => !EXPECTED_COMPLAINT.test(each))).toEqual([]);
      await board.context.close();
    });

    describe.each([
      { size: 'a phone', viewport: PHONE },
      { size: 'a laptop', viewport: LAPTOP },
    ])('on $size', ({ viewport }) => {
      it('every page, with two hundred communes: nothing serious for axe, nothing to scroll sideways', async () => {
        await everyCommuneJoins(program);
        const window = { viewport };
        const seen: Record<string, unknown> = {};
        const { context, ...seat } = await sitsDown({
          program,
          chromium,
          role: 'supervisor',
          window,
        });
        const look = async (name: string) => {
          seen[name] = await flaws(seat.page);
          await shot(seat.page, `${name.replace(/\W+/g, '-')}-${viewport.width}`);
        };
        for (const path of [
          `numbers?${QUARTER}`,
          `funnel?${QUARTER}&by=commune`,
          `funnel?${QUARTER}&by=steps`,
          `funnel?${QUARTER}&by=group`,
          'evaluation?period=2026-H2',
          'numbers?period=2020-01',
        ]) {
          await open(seat, path);
          await look(path);
        }
        await open(seat, `numbers?${QUARTER}`);
        await button(seat.page, 'Xem cả 225').click();
        await seat.page.getByText('Xem bằng số').click();
        await seat.page.getByText('Tải về').click();
        await look('everything open');
        await open(seat, 'evaluation?period=2026-H2');
        await seat.page.getByRole('main').getByRole('link', { name: 'Người ' }).click();
        await seat.page.getByRole('article').waitFor();
        await look('sheet');
        await context.close();

        const none = { serious: [], sideways: 0, small: [] };
        expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((name) => [name, none])));
        expect(Object.keys(seen)).toHaveLength(8);
        expect(seat.complaints.filter((each) => !EXPECTED_COMPLAINT.test(each))).toEqual([]);
      });
    });
  });
});

/** One of the big figures, when it has this value. */
function figure(page: Page, name: string, value: string) {
  return page
    .locator('.big > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByText(value, { exact: true });
}

/** How often the page was loaded anew in its tab. */
function visitsOf(page: Page): Promise<number> {
  return page.evaluate(() => performance.timeOrigin);
}

interface SetTarget {
  readonly commune: string;
  readonly period: string;
  readonly people: number;
}

async function setTarget(
  { database: { queries } }: TestProgram,
  { commune, period, people }: SetTarget,
): Promise<void> {
  await queries.execute(sql`
    insert into targets (kind, subject, period, people, import_id)
    values ('commune', ${commune}, ${period}, ${people}, 1)`);
}

/** Somebody joins in every commune of both provinces; only once, however often it is called. */
async function everyCommuneJoins({ database: { queries }, clock }: TestProgram): Promise<void> {
  const content = await loadPlaces('content');
  for (const { province, communes } of content) {
    const ids = communes.map(({ id }) => `${province.id}/${id}`);
    await queries.execute(sql`
      insert into contacts (channel, account, contact, created_at)
      select 'zalo', 'oa', id, 0 from unnest(${sql.param(ids)}::text[]) id on conflict do nothing`);
    await queries.execute(sql`
      insert into leads (contact_id, wish, name, phone, province, commune, facts, consent_id,
        consent_version, consent_text, consent_platform_id, consent_at, created_at, updated_at, state,
        contacted_at, promised_by, closed_at, registration)
      select id, 'sign_up', 'Người dân', '+84912345678', ${province.id}, contact, '{}', 'contact-me',
        '1', 'x', 'm', ${clock()}::bigint, ${clock()}::bigint, ${clock()}::bigint, 'registered',
        ${clock()}::bigint, ${clock()}::bigint, ${clock()}::bigint,
        '{"months":3,"fromMonth":"2026-11","income":1500000,"method":"quarterly"}'
      from contacts c where account = 'oa' and starts_with(contact, ${`${province.id}/`})
        and not exists (select from leads l where l.contact_id = c.id)`);
  }
}
