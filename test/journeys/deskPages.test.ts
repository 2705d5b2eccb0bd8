import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { buildPages } from '../support/buildPages.ts';
import { chromiumPath, launchChromium } from '../support/chromium.ts';
import { DATABASES } from '../support/databases.ts';
import {
  type AtDesk,
  button,
  callsAndRegisters,
  heldBack,
  LAPTOP,
  PHONE,
  readsFailUntilItWrites,
  signsUpOnZalo,
  sitsDown,
} from '../support/deskBrowser.ts';
import { flaws } from '../support/flaws.ts';
import { startProgram, type TestProgram } from '../support/program.ts';

/** "Live": from the last webhook's answer to the name on the agent's page. */
const LIVE_MS = 2_000;
/** `/auth/me` says with 401 that nobody is signed in; the browser writes that down. */
const EXPECTED_COMPLAINT = /status of 401/;

if (chromiumPath === undefined) {
  console.warn('The journeys of the desk are skipped: set CHROMIUM_PATH to a Chromium.');
}

(chromiumPath === undefined ? describe.skip : describe)('the pages of the desk', () => {
  describe.each(DATABASES)('on $name', (kind) => {
    let chromium: Browser;
    let program: TestProgram;
    let agent: AtDesk;
    let stranger: AtDesk;
    let boss: AtDesk;

    beforeAll(async () => {
      chromium = await launchChromium(chromiumPath ?? '');
      program = await startProgram(kind, { webDir: await buildPages() });
      const [phone, laptop] = [{ viewport: PHONE }, { viewport: LAPTOP }];
      const seat = { program, chromium };
      const here = ['hanoi/ba-dinh'];
      agent = await sitsDown({ ...seat, role: 'agent', places: here, window: phone });
      stranger = await sitsDown({
        ...seat,
        role: 'agent',
        places: ['hanoi/bo-de'],
        window: phone,
      });
      boss = await sitsDown({ ...seat, role: 'supervisor', places: ['hanoi'], window: laptop });
    });
    afterAll(async () => {
      await chromium.close();
      await program.stop();
    });

    it('a sign-up on Zalo: its agent sees it live, claims, calls, registers; the supervisor sees it', async () => {
      await signsUpOnZalo(program, 'Nguyễn Thị Hoa');
      const row = agent.page.getByRole('link', { name: 'Nguyễn Thị Hoa' });
      await row.waitFor({ timeout: LIVE_MS });

      await row.click();
      await button(agent.page, 'Nhận việc').click();
      await agent.page.getByText('Anh/chị đã nhận người này.').waitFor();
      const call = agent.page.getByRole('link', { name: 'Gọi 0912 345 678' });
      const number = await call.getAttribute('href');
      await callsAndRegisters(agent.page);

      await button(boss.page, 'Tất cả').click();
      await boss.page.getByRole('link', { name: /Nguyễn Thị Hoa Đã đăng ký/ }).waitFor();
      await button(stranger.page, 'Tất cả').click();
      await stranger.page.getByText('Chưa có ai để lại số').waitFor();

      expect(number).toBe('tel:+84912345678');
      expect(await stranger.page.getByText('Nguyễn Thị Hoa').count()).toBe(0);
    });

    it('a sign-up while the page still opens its stream on a slow line: seen live all the same', async () => {
      const slow = await agent.context.newPage();
      const opened = await heldBack(slow, '**/desk/api/changes*');
      await slow.goto(`${program.url}/desk?view=all`);
      await slow.getByText('Nguyễn Thị Hoa').waitFor();
      await signsUpOnZalo(program, 'Hoàng Văn Sớm', '0356789012');
      opened();
      const row = slow.getByRole('link', { name: 'Hoàng Văn Sớm' });
      await row.waitFor({ timeout: LIVE_MS });

      expect(await row.innerText()).toContain('phường Ba Đình');
      await slow.close();
    });

    it('another view on a slow line: that nobody was in the one before is not said of it', async () => {
      const { page } = stranger;
      await page.goto(`${program.url}/desk?view=new`);
      await page.locator('.empty').waitFor();
      const comes = await heldBack(page, '**/desk/api/leads?*');
      await button(page, 'Tất cả').click();
      await page.locator('.empty').waitFor({ state: 'detached' });
      await page.getByText('Đang tải…').waitFor();
      comes();
      await page.getByText('Chưa có ai để lại số').waitFor();

      expect(await page.locator('.loading').count()).toBe(0);
    });

    it('the page of a lead: conversation, figures with their law, consent with version', async () => {
      const shown = await agent.page.getByRole('main').innerText();

      expect(shown).toContain('Tính tiền đóng');
      expect(shown).toContain('231.000 đồng');
      expect(shown).toContain('Luật Bảo hiểm xã hội 41/2024/QH15');
      expect(shown).toMatch(/Đồng ý lúc .* bản 2026-11-22/);
    });

    it('markup for a name: stays text, and the browsers have nothing to complain about', async () => {
      await agent.page.goto(`${program.url}/desk?view=all`);
      await agent.page.getByText('Nguyễn Thị Hoa').waitFor();
      await program.database.queries.execute(
        `update leads set name = '<img src=x onerror="document.title=1">' where name like '%Hoa'`,
      );
      await agent.page.reload();
      const row = agent.page.getByRole('link', { name: '<img src=x' });
      await row.click();
      await agent.page.getByRole('heading', { level: 1, name: '<img src=x' }).waitFor();

      expect(await agent.page.title()).toBe('An Sinh: bàn làm việc');
      expect(await agent.page.locator('main img').count()).toBe(0);
      const complaints = [agent, stranger, boss].flatMap((each) => each.complaints);
      expect(complaints.filter((each) => !EXPECTED_COMPLAINT.test(each))).toEqual([]);
    });

    it('somebody else was faster: told kindly, and the page shows how it stands', async () => {
      await signsUpOnZalo(program, 'Trần Văn Bình', '0987654321');
      await openLead(agent.page, program, 'Trần Văn Bình');
      await button(agent.page, 'Nhận việc').waitFor();
      // The page does not know yet.
      await readsFailUntilItWrites(agent.page, '/leads/');
      const [, id = ''] = /leads\/(\d+)/.exec(agent.page.url()) ?? [];
      await boss.browser.ask('POST', `/leads/${id}/deeds`, { kind: 'claim' });
      const taken = agent.page.getByText('Đồng nghiệp vừa nhận người này trước rồi.');
      await button(agent.page, 'Nhận việc').click();
      await taken.waitFor();
      await agent.page.getByText('Đã nhận', { exact: true }).waitFor();

      expect(await button(agent.page, 'Nhận việc').count()).toBe(0);
    });

    it('without a mouse: a lead is found, opened and given a note', async () => {
      const { page } = boss;
      await page.goto(`${program.url}/desk?view=all`);
      await page.getByText('Trần Văn Bình').waitFor();
      await tabTo(page, 'Tìm theo tên');
      await page.keyboard.type('tran binh');
      await page.getByText('<img src=x').waitFor({ state: 'hidden' });
      await tabTo(page, 'Trần Văn Bình');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Trần Văn Bình' }).waitFor();
      await tabTo(page, 'Ghi chú');
      await page.keyboard.type('nhà gần chợ');
      await tabTo(page, 'Thêm ghi chú');
      await page.keyboard.press('Enter');

      const note = page.getByText('ghi chú: nhà gần chợ');
      await note.waitFor();

      expect(await note.count()).toBe(1);
    });

    it('an auditor: reads the lead without name or phone, and may do nothing', async () => {
      const window = { viewport: LAPTOP };
      const auditor = await sitsDown({ program, chromium, role: 'auditor', window });
      await auditor.page.goto(`${program.url}/desk?view=all`);
      await auditor.page.getByText('Người số').first().click();
      await auditor.page.getByRole('heading', { name: 'Cuộc trò chuyện' }).waitFor();
      const shown = await auditor.page.getByRole('main').innerText();
      await auditor.context.close();

      expect(shown).toContain('•••');
      expect(shown).not.toMatch(/Trần Văn Bình|987.?654.?321|Nhận việc|Thêm ghi chú/);
    });

    it('the same person twice: merged by the supervisor, and parted again', async () => {
      const { page } = boss;
      await signsUpOnZalo(program, 'Trần Bình', '0987654321');
      await openLead(page, program, 'Trần Bình');
      await button(page, 'Gộp vào hồ sơ này').click();
      await page.getByRole('heading', { name: 'Đã gộp vào đây' }).waitFor();
      const gone = await page.getByRole('heading', { name: 'Có thể là cùng một người' }).count();
      await button(page, 'Tách ra').click();
      await button(page, 'Gộp vào hồ sơ này').waitFor();

      expect(gone).toBe(0);
      expect(await button(page, 'Tách ra').count()).toBe(0);
    });

    it('an invitation: made by the supervisor, opened once, then refused kindly', async () => {
      await boss.page.goto(`${program.url}/desk/colleagues`);
      await boss.page.getByText('Mời đồng nghiệp').click();
      await boss.page.getByLabel('Họ tên').fill('Lò Thị Nương');
      await boss.page.getByLabel('Thêm địa bàn').first().fill('bo de');
      await button(boss.page, 'Thêm phường Bồ Đề, Hà Nội').click();
      await button(boss.page, 'Tạo đường dẫn mời').click();
      const link = await boss.page.getByLabel('Đường dẫn cho Lò Thị Nương').inputValue();

      const guest = await chromium.newPage();
      await guest.goto(link);
      await guest.getByText('Chào Lò Thị Nương').waitFor();
      await guest.getByLabel('Tên đăng nhập').fill('lo.nuong');
      await guest.getByLabel('Mật khẩu mới').fill('ngắn');
      await button(guest, 'Đặt mật khẩu').click();
      await guest.getByText('Mật khẩu cần ít nhất 10 ký tự').waitFor();
      await guest.getByLabel('Mật khẩu mới').fill('ruộng bậc thang mùa lúa');
      await button(guest, 'Đặt mật khẩu').click();
      await guest.getByText('Đã đặt mật khẩu. Mời anh/chị đăng nhập.').waitFor();
      await guest.getByLabel('Tên đăng nhập').fill('lo.nuong');
      await guest.getByLabel('Mật khẩu').fill('ruộng bậc thang mùa lúa');
      await button(guest, 'Đăng nhập').click();
      await guest.getByText('Lò Thị Nương').waitFor();
      await guest.goto('about:blank');
      await guest.goto(link);
      const used = guest.getByRole('alert');
      await used.getByText('Đường dẫn này đã dùng rồi').waitFor();

      expect(await guest.getByLabel('Mật khẩu mới').count()).toBe(0);
      await guest.close();
    });

    describe.each([
      { size: 'a phone', viewport: PHONE },
      { size: 'a laptop', viewport: LAPTOP },
    ])('on $size', ({ viewport }) => {
      it('every page: nothing serious for axe, nothing to scroll sideways, nothing too small to tap', async () => {
        const window = { viewport };
        const seen: Record<string, unknown> = {};
        const door = await (await chromium.newContext(window)).newPage();
        await door.goto(`${program.url}/desk`);
        await door.getByLabel('Mật khẩu').waitFor();
        seen['door'] = await flaws(door);
        await door.context().close();
        const places = ['hanoi'];
        const { page, context } = await sitsDown({
          program,
          chromium,
          role: 'supervisor',
          places,
          window,
        });
        for (const path of ['?view=all', '/colleagues', '/requests', '/account']) {
          await page.goto(`${program.url}/desk${path}`);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.waitForLoadState('networkidle').catch(() => undefined);
          seen[path] = await flaws(page);
        }
        await openLead(page, program, 'Trần Văn Bình');
        await button(page, 'Hẹn gọi lại').click();
        seen['lead'] = await flaws(page);
        await context.close();

        const none = { serious: [], sideways: 0, small: [] };
        expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((name) => [name, none])));
        expect(Object.keys(seen)).toHaveLength(6);
      });
    });

    it('signing out everywhere: the door again, and in every other window at its next step', async () => {
      const other = await agent.context.newPage();
      await other.goto(`${program.url}/desk?view=all`);
      await other.getByText('Trần Văn Bình').waitFor();
      await agent.page.goto(`${program.url}/desk/account`);
      await button(agent.page, 'Đăng xuất mọi máy').click();
      await agent.page.getByLabel('Tên đăng nhập').waitFor();
      await button(other, 'Quá hạn').click();
      await other.getByLabel('Tên đăng nhập').waitFor();

      const { code } = await agent.browser.ask('GET', '/leads');
      expect(code).toBe('signed_out');
    });
  });
});

async function openLead(page: Page, { url }: TestProgram, name: string): Promise<void> {
  await page.goto(`${url}/desk?view=all`);
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement)) return '';
      return at.closest('label')?.innerText ?? at.innerText;
    });
    if (text.startsWith(name)) return;
  }
  throw new Error(`Tab never came to "${name}"`);
}
