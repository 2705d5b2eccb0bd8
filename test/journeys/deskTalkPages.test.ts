import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { buildPages } from '../support/buildPages.ts';
import { chromiumPath, launchChromium } from '../support/chromium.ts';
import { callsTo, citizen, type Citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import {
  type AtDesk,
  button,
  LAPTOP,
  PHONE,
  readsFailUntilItWrites,
  sitsDown,
} from '../support/deskBrowser.ts';
import { flaws } from '../support/flaws.ts';
import { shot } from '../support/shot.ts';
import { startProgram, type TestProgram } from '../support/program.ts';

/** "Live": from the answer to the webhook to the words on the agent's page. */
const LIVE_MS = 2_000;
const EXPECTED_COMPLAINT = /status of (401|409)/;
const NO_FLAWS = { serious: [], sideways: 0, small: [] };

(chromiumPath === undefined ? describe.skip : describe)('conversations in the browser', () => {
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

    const sits = (
      viewport: { width: number; height: number },
      role: 'agent' | 'auditor' = 'agent',
    ) => sitsDown({ program, chromium, role, places: ['hanoi/ba-dinh'], window: { viewport } });

    /** Somebody of Ba Đình who asks for a person. */
    async function asksFor(channel: 'zalo' | 'messenger', person = citizen(program, channel)) {
      await person.says('gặp tư vấn viên');
      await program.database.queries.execute(sql`
        update contact_states set province = 'hanoi', commune = 'ba-dinh'
        where contact_id = (select id from contacts where contact = ${person.id})`);
      return person;
    }

    it.each([
      { size: 'a phone', viewport: PHONE, channel: 'zalo' },
      { size: 'a laptop', viewport: LAPTOP, channel: 'messenger' },
    ] as const)(
      'on $size, through $channel: taken over, answered live, given back; a colleague is told',
      async ({ viewport, channel }) => {
        const [lan, hoa] = [await sits(viewport), await sits(LAPTOP)];
        const person = await asksFor(channel);
        const id = await idOf(program, person);
        const seen: Record<string, unknown> = {};

        await lan.page.goto(`${program.url}/desk/talks`);
        const row = lan.page.locator(`a[href="/desk/talks/${id}"]`);
        await row.waitFor();
        seen['list'] = await flaws(lan.page);
        await shot(lan.page, `talk-list-${channel}`);
        await row.click();
        await hoa.page.goto(`${program.url}/desk/talks/${id}`);
        await button(hoa.page, 'Nhận trò chuyện').waitFor();
        // The colleague's page does not know yet.
        await readsFailUntilItWrites(hoa.page, '/talks/');
        await button(lan.page, 'Nhận trò chuyện').click();
        await lan.page.getByText('Anh/chị đang trò chuyện, An Sinh im lặng.').waitFor();
        await button(hoa.page, 'Nhận trò chuyện').click();
        await hoa.page
          .getByText(`Đồng nghiệp Người ${lan.id.slice(0, 4)} đang trò chuyện`)
          .waitFor();

        await lan.page
          .getByLabel('Tin nhắn cho người dân')
          .fill('Dạ, đóng 999.000 đồng một tháng ạ.');
        await lan.page.getByText('Số này chưa có căn cứ: 999.000 đồng.').waitFor();
        await lan.page.getByText('Đóng thấp nhất mỗi tháng').click();
        await lan.page.getByText('Luật Bảo hiểm xã hội 41/2024/QH15').first().waitFor();
        seen['cards'] = await flaws(lan.page);
        await shot(lan.page, `talk-cards-${channel}`);
        await lan.page.getByLabel('Tin nhắn cho người dân').fill('');
        await lan.page.getByRole('button', { name: 'Dùng câu này' }).click();
        const wording = await lan.page.getByLabel('Tin nhắn cho người dân').inputValue();
        await lan.page.getByText('Số này chưa có căn cứ').waitFor({ state: 'hidden' });
        await button(lan.page, 'Gửi').click();
        await lan.page.getByText('Đã gửi.', { exact: true }).waitFor();
        await program.idle();
        const sent: unknown = JSON.parse(callsTo(program, person).at(-1)?.body ?? '{}');

        await program.post(person.text('Thế đóng ở đâu hả em?'));
        await lan.page.getByText('Thế đóng ở đâu hả em?').waitFor({ timeout: LIVE_MS });
        seen['talk'] = await flaws(lan.page);
        await shot(lan.page, `talk-talk-${channel}`);
        await button(lan.page, 'Trả lại cho An Sinh').click();
        await lan.page.getByText('Đã trả lại.').waitFor();
        await program.idle();

        expect(wording).toContain('264.000 đồng');
        expect(sent).toMatchObject(exactCall(channel, person.id, wording));
        // What was asked a moment ago the bot answers, behind its sentence.
        const [said, answer] = person.heard().slice(-2);
        expect(said?.text).toContain('An Sinh trả lời anh/chị tiếp ở đây');
        expect(answer?.text).not.toBe('');
        expect(seen).toEqual({ list: NO_FLAWS, cards: NO_FLAWS, talk: NO_FLAWS });
        const complaints = [lan, hoa].flatMap((each) => each.complaints);
        expect(complaints.filter((each) => !isExpected(each))).toEqual([]);
        for (const each of [lan, hoa]) await each.context.close();
      },
    );

    it('markup and a person who said stop: text stays text, nothing can be sent', async () => {
      const lan = await sits(LAPTOP);
      const person = await asksFor('zalo');
      await person.says('<img src=x onerror="document.title=1">');
      await person.says('dừng');
      await open(lan, program, person);
      await lan.page.getByText('<img src=x').waitFor();
      await lan.page.getByText('Người dân đã nhắn “dừng”').waitFor();
      await button(lan.page, 'Nhận trò chuyện').click();
      await button(lan.page, 'Trả lại cho An Sinh').waitFor();

      expect(await lan.page.locator('main img').count()).toBe(0);
      expect(await lan.page.getByLabel('Tin nhắn cho người dân').count()).toBe(0);
      await lan.context.close();
    });

    it('an auditor: reads, and has no button to press', async () => {
      const auditor = await sits(PHONE, 'auditor');
      const person = await asksFor('messenger');
      await open(auditor, program, person);
      await auditor.page.getByRole('log').waitFor();
      const shown = await auditor.page.getByRole('main').innerText();

      expect(shown).not.toMatch(/Nhận trò chuyện|Đã xong, không cần nữa|Gửi/);
      await auditor.context.close();
    });
  });
});

/** What the platform is sent, besides our own id of the send. */
function exactCall(channel: 'zalo' | 'messenger', id: string, text: string): object {
  return channel === 'zalo'
    ? { recipient: { user_id: id }, message: { text } }
    : { recipient: { id }, messaging_type: 'RESPONSE', message: { text } };
}

function isExpected(complaint: string): boolean {
  return EXPECTED_COMPLAINT.test(complaint) || complaint.includes('ERR_FAILED');
}

async function open(who: AtDesk, program: TestProgram, person: Citizen): Promise<void> {
  await who.page.goto(`${program.url}/desk/talks/${await idOf(program, person)}`);
}

async function idOf({ database }: TestProgram, { id }: Citizen): Promise<string> {
  const { rows } = await database.queries.execute<{ id: string }>(
    sql`select id::text from contacts where contact = ${id}`,
  );
  return rows[0]?.id ?? '';
}
