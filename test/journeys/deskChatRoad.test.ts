import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { buildPages } from '../support/buildPages.ts';
import { chromiumPath, launchChromium } from '../support/chromium.ts';
import { citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { FLAWLESS, flaws } from '../support/flaws.ts';
import { LAPTOP, PHONE, sitsDown } from '../support/deskBrowser.ts';
import { shot } from '../support/shot.ts';
import { startProgram, type TestProgram } from '../support/program.ts';

if (chromiumPath === undefined) {
  console.warn('The journey of linking is skipped: set CHROMIUM_PATH to a Chromium.');
}

(chromiumPath === undefined ? describe.skip : describe)('linking a chat at the desk', () => {
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

    it.each([
      { name: 'phone', window: PHONE, channel: 'zalo' as const },
      { name: 'laptop', window: LAPTOP, channel: 'messenger' as const },
    ])(
      'on a $name, the sentence written in $channel: the page says that it is linked, and unlinks',
      async ({ name, window, channel }) => {
        const places = ['hanoi/ba-dinh'];
        const { page } = await sitsDown({
          program,
          chromium,
          role: 'agent',
          places,
          window: { viewport: window },
        });
        await page.goto(`${program.url}/desk/notices`);
        await page.getByRole('button', { name: 'Lấy mã kết nối' }).click();
        const sentence = await page.getByText(/^kết nối \d{4} \d{4}$/).textContent();
        await shot(page, `chat-${name}`);
        const found = await flaws(page);

        const inChat = citizen(program, channel);
        await inChat.says(sentence ?? '');
        await page.getByText(/^Đã kết nối (Zalo|Messenger)\.$/).waitFor();
        await page.getByRole('button', { name: 'Gửi thử' }).click();
        await page.getByText(/^Đã gửi\./).waitFor();
        await eventually(() => {
          expect(inChat.heard().at(-1)?.text).toContain('An Sinh gửi thử');
          return Promise.resolve();
        });
        await shot(page, `chat-${name}-linked`);
        const unlink = page.getByRole('button', { name: /^Ngắt kết nối/ });
        await unlink.click();
        await page.getByText(/^Đã ngắt kết nối (Zalo|Messenger)\.$/).waitFor();
        await unlink.waitFor({ state: 'hidden' });

        expect(found).toEqual(FLAWLESS);
      },
    );
  });
});
