import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { buildPages } from '../support/buildPages.ts';
import { chromiumPath, launchChromium } from '../support/chromium.ts';
import { DATABASES } from '../support/databases.ts';
import { type AtDesk, button, LAPTOP, PHONE, sitsDown } from '../support/deskBrowser.ts';
import { FLAWLESS, flaws } from '../support/flaws.ts';
import { leadOf } from '../support/deskPeople.ts';
import { colleague, PASSWORD, type Colleague } from '../support/deskProgram.ts';
import { eventually } from '../support/eventually.ts';
import { shot } from '../support/shot.ts';
import { startProgram, type TestProgram } from '../support/program.ts';

const NEW_PASSWORD = 'ruộng bậc thang mùa lúa';
const line = z.object({ line: z.string().nullable() });

if (chromiumPath === undefined) {
  console.warn('The journeys of colleagues are skipped: set CHROMIUM_PATH to a Chromium.');
}

const SIZES = [
  { size: 'a phone', viewport: PHONE, commune: 'ba-dinh' },
  { size: 'a laptop', viewport: LAPTOP, commune: 'ngoc-ha' },
];

(chromiumPath === undefined ? describe.skip : describe)('colleagues at the desk', () => {
  describe.each(DATABASES)('on $name', (kind) => {
    let chromium: Browser;
    let program: TestProgram;
    beforeAll(async () => {
      chromium = await launchChromium(chromiumPath ?? '');
      program = await startProgram(kind, { webDir: await buildPages() });
    });
    afterAll(async () => {
      await chromium.close();
      await program.stop();
    });

    describe.each(SIZES)('on $size', ({ viewport, commune }) => {
      const place = `hanoi/${commune}`;
      let agent: AtDesk;
      let boss: AtDesk;
      let deputy: Colleague;
      const names = new Map<string, string>();
      let people = 0;

      beforeAll(async () => {
        const seat = { program, chromium, window: { viewport } };
        agent = await sitsDown({ ...seat, role: 'agent', places: [place] });
        boss = await sitsDown({ ...seat, role: 'supervisor', places: ['hanoi'] });
        deputy = await colleague(program, 'agent', [place]);
        await program.database.queries.execute(
          sql`update staff_areas set part = 'deputy' where staff_id = ${deputy.id}`,
        );
        await named(agent, `Lan ${commune}`);
        await named(boss, `Chị Phụ Trách ${commune}`);
        await named(deputy, `Phó ${commune}`);
      });
      afterAll(async () => {
        await agent.context.close();
        await boss.context.close();
      });

      const named = async ({ id }: { readonly id: string }, name: string) => {
        names.set(id, name);
        await program.database.queries.execute(
          sql`update staff_members set name = ${name} where id = ${id}`,
        );
      };
      const linesOf = async (statement: ReturnType<typeof sql>) => {
        const { rows } = await program.database.queries.execute(statement);
        return rows.map((row) => line.parse(row).line);
      };
      /** Somebody who left a number here, once the program has given them to somebody. */
      const givenLead = async (name: string) => {
        people += 1;
        const phone = `+8491${commune.length}0000${String(people).padStart(2, '0')}`;
        const contact = await leadOf(program, { province: 'hanoi', commune, name, phone });
        await eventually(async () => {
          expect(await holderOf(contact)).not.toBeNull();
        });
        return contact;
      };
      const holderOf = async (contact: string) => {
        const [holder] = await linesOf(
          sql`select assignee as line from leads where contact_id = ${contact}::bigint`,
        );
        return holder ?? null;
      };
      const opened = async ({ page }: AtDesk, name: string) => {
        await page.goto(`${program.url}/desk?view=all`);
        await page.getByRole('link', { name }).click();
        await page.getByRole('heading', { level: 1, name }).waitFor();
      };
      const callBackAt = async (page: Page, at: string) => {
        await button(page, 'Hẹn gọi lại').click();
        await page.getByLabel('Gọi lại lúc').fill(at);
        await button(page, 'Lưu').last().click();
        await page.getByText(`hẹn gọi lại lúc ${at.slice(-5)}`).waitFor();
      };
      const card = (page: Page, { id }: { readonly id: string }) =>
        page.locator('li.card', {
          has: page.getByRole('heading', { name: names.get(id) ?? '', exact: true }),
        });
      const atStaff = async () => {
        await boss.page.goto(`${program.url}/desk/colleagues`);
        await card(boss.page, agent).waitFor();
      };

      it('a promised call is handed to a colleague, who has it and its hour then', async () => {
        const contact = await givenLead(`Bùi Thị Giao ${commune}`);
        await opened(agent, 'Bùi Thị Giao');
        await callBackAt(agent.page, '2026-12-01T18:30');
        await button(agent.page, 'Chuyển người khác').click();
        await agent.page.getByLabel('Chuyển cho').selectOption(deputy.id);
        const form = agent.page.getByRole('form', { name: 'Chuyển người khác' });
        await button(form, 'Chuyển người khác').click();
        const deputyName = names.get(deputy.id) ?? '';
        await agent.page.getByText(`chuyển cho ${deputyName}, vẫn hẹn gọi lại lúc 18:30`).waitFor();

        expect(await holderOf(contact)).toBe(deputy.id);
      });

      it('groups by hand, a call back at an hour, a refusal with its reason', async () => {
        const contact = await givenLead(`Đinh Văn Hẹn ${commune}`);
        const { page } = agent;
        await opened(agent, 'Đinh Văn Hẹn');
        await page.locator('summary', { hasText: 'Nhóm tiềm năng' }).click();
        await page.getByLabel('Làng nghề').check();
        await button(page.getByRole('form', { name: 'Nhóm tiềm năng' }), 'Lưu').click();
        await page.getByText('đổi nhóm').waitFor();
        await callBackAt(page, '2026-12-01T18:30');
        await button(page, 'Từ chối').click();
        await page.getByLabel('Lý do').selectOption('family');
        await button(page, 'Lưu').last().click();
        await page.getByText('từ chối, Gia đình chưa đồng ý').waitFor();

        const [kept] = await linesOf(sql`
            select state || ' ' || refusal || ' ' || groups::text as line from leads
            where contact_id = ${contact}::bigint`);
        expect(kept).toBe('refused family {craft_village}');
      });

      it('areas saved as they are: a deputy stays a deputy; and may be made an agent', async () => {
        const parts = () =>
          linesOf(sql`select part as line from staff_areas where staff_id = ${deputy.id}`);
        await atStaff();
        const mine = card(boss.page, deputy);
        await mine.getByText('Vai trò, địa bàn').click();
        await button(mine, 'Lưu').click();
        await mine.getByText('Đã lưu.').waitFor();
        const saved = await parts();
        await mine.getByLabel('Phần việc ở').selectOption('agent');
        await button(mine, 'Lưu').click();
        await mine.getByText('nhân viên thu', { exact: true }).first().waitFor();
        await eventually(async () => {
          expect(await parts()).toEqual(['agent']);
        });
        await mine.getByLabel('Phần việc ở').selectOption('deputy');
        await button(mine, 'Lưu').click();
        await eventually(async () => {
          expect(await parts()).toEqual(['deputy']);
        });

        expect(saved).toEqual(['deputy']);
      });

      it('how many somebody takes, and hours of their own: set, shown, taken back', async () => {
        await atStaff();
        const mine = card(boss.page, agent);
        await mine.getByText('Số người nhận, giờ làm').click();
        await mine.getByLabel('Nhận tối đa').fill('0');
        await mine.getByLabel('Làm theo giờ riêng').check();
        await mine.getByLabel('Thứ Sáu').uncheck();
        await mine.getByLabel('Từ', { exact: true }).fill('13:00');
        await button(mine, 'Lưu').click();
        await mine.getByText('Giờ riêng: T2, T3, T4, T5, 13:00–17:00').waitFor();
        await mine.getByText('đã đủ người').waitFor();
        const contact = await givenLead(`Người Thứ Hai ${commune}`);
        const holder = await holderOf(contact);
        await mine.getByLabel('Nhận tối đa').fill('');
        await mine.getByLabel('Làm theo giờ riêng').uncheck();
        await button(mine, 'Lưu').click();
        await mine.getByText('đã đủ người').waitFor({ state: 'hidden' });

        expect(holder).toBe(deputy.id);
        expect(await mine.getByText('Giờ riêng:').count()).toBe(0);
      });

      it('days off from this minute on: what waits goes to the deputy, everybody sees why', async () => {
        const contact = await givenLead(`Mai Thị Chờ ${commune}`);
        const first = await holderOf(contact);
        const today = new Date(program.clock() + 7 * 3_600_000).toISOString().slice(0, 10);
        await agent.page.goto(`${program.url}/desk/account`);
        await agent.page.getByText('Ngày nghỉ của tôi').click();
        await agent.page.getByLabel('Nghỉ từ ngày').fill(today);
        await agent.page.getByLabel('Đến hết ngày').fill('2026-11-24');
        await agent.page.getByLabel('Lý do').selectOption('training');
        await button(agent.page, 'Ghi ngày nghỉ').click();
        await agent.page.getByText('22/11/2026 – 24/11/2026').waitFor();
        await button(agent.page, 'Ghi ngày nghỉ').click();
        await agent.page.getByText('đã có trong lịch nghỉ rồi').waitFor();
        await eventually(async () => {
          expect(await holderOf(contact)).toBe(deputy.id);
        });
        await opened(boss, `Mai Thị Chờ ${commune}`);
        const name = names.get(agent.id) ?? '';
        await boss.page.getByText(`vì ${name} nghỉ`).waitFor();
        await atStaff();
        await card(boss.page, agent).getByText('Ngày nghỉ', { exact: true }).click();
        const remove = card(boss.page, agent).getByRole('button', {
          name: 'Bỏ ngày nghỉ 22/11/2026',
        });
        await remove.click();
        await remove.waitFor({ state: 'hidden' });

        expect(first).toBe(agent.id);
      });

      it('a forgotten password: a new link from the supervisor, a new password through it', async () => {
        const sleepy = await colleague(program, 'agent', [place]);
        await named(sleepy, `Quên ${commune}`);
        await atStaff();
        await button(card(boss.page, sleepy), 'Đường dẫn mới').click();
        const label = `Đường dẫn cho Quên ${commune}`;
        const link = await boss.page.getByLabel(label).inputValue();
        const context = await chromium.newContext({ viewport });
        const guest = await context.newPage();
        await guest.goto(link);
        await guest.getByText('mời anh/chị đặt mật khẩu mới').waitFor();
        const asked = await guest
          .getByLabel('Tên đăng nhập')
          .isEditable()
          .catch(() => false);
        await guest.getByLabel('Mật khẩu mới').fill(NEW_PASSWORD);
        await button(guest, 'Đặt mật khẩu').click();
        await guest.getByLabel('Tên đăng nhập').fill(sleepy.username);
        await guest.getByLabel('Mật khẩu').fill(PASSWORD);
        await button(guest, 'Đăng nhập').click();
        await guest.getByText('chưa đúng').waitFor();
        await guest.getByLabel('Mật khẩu').fill(NEW_PASSWORD);
        await button(guest, 'Đăng nhập').click();
        await guest.getByRole('navigation').waitFor();
        const old = await sleepy.browser.ask('GET', '/auth/me');
        await context.close();

        expect([asked, old.status]).toEqual([false, 401]);
      });

      it('somebody leaves: asked to whom their people go, and nobody stays with them', async () => {
        const leaver = await colleague(program, 'agent', [place]);
        await named(leaver, `Nghỉ Hưu ${commune}`);
        const contacts = [await givenLead(`Một ${commune}`), await givenLead(`Hai ${commune}`)];
        await program.database.queries.execute(sql`
            update leads set assignee = ${leaver.id} where contact_id in (
              ${sql.join(
                contacts.map((id) => sql`${id}::bigint`),
                sql`, `,
              )})`);
        await atStaff();
        const mine = card(boss.page, leaver);
        await button(mine, 'Ngừng tài khoản').click();
        await mine.getByText('Anh/chị chọn ai theo tiếp').waitFor();
        await mine.getByLabel('Chuyển những người đó cho').selectOption(deputy.id);
        await button(mine, 'Ngừng tài khoản này').click();
        await mine.getByText('2 người đã chuyển, 0 người').waitFor();
        await mine.getByText('· đã ngừng').waitFor();

        expect(await Promise.all(contacts.map(holderOf))).toEqual([deputy.id, deputy.id]);
        expect((await leaver.browser.ask('GET', '/auth/me')).status).toBe(401);
      });

      it('the page with everything open: nothing serious for axe, nothing sideways or too small', async () => {
        await atStaff();
        const mine = card(boss.page, agent);
        for (const summary of await mine.locator('summary').all()) await summary.click();
        await mine.getByLabel('Làm theo giờ riêng').check();
        await button(mine, 'Ngừng tài khoản').click();
        await button(mine, 'Ngừng tài khoản này').waitFor();
        const staff = await flaws(boss.page);
        await shot(boss.page, `staff-${viewport.width}`);
        await agent.page.goto(`${program.url}/desk/account`);
        await agent.page.getByText('Ngày nghỉ của tôi').click();
        await button(agent.page, 'Ghi ngày nghỉ').waitFor();
        const account = await flaws(agent.page);
        await shot(agent.page, `account-${viewport.width}`);

        expect({ staff, account }).toEqual({ staff: FLAWLESS, account: FLAWLESS });
      });

      it('signing out everywhere: the door, here and in every other window', async () => {
        const other = await agent.context.newPage();
        await other.goto(`${program.url}/desk/account`);
        await other.getByRole('navigation').waitFor();
        await agent.page.goto(`${program.url}/desk/account`);
        await button(agent.page, 'Đăng xuất mọi máy').click();
        await agent.page.getByLabel('Tên đăng nhập').waitFor();
        await other.reload();
        await other.getByLabel('Tên đăng nhập').waitFor();

        expect((await agent.browser.ask('GET', '/auth/me')).status).toBe(401);
      });
    });
  });
});
