import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Listening } from '../../src/adapters/http/listen.ts';
import { buildPages } from '../support/buildPages.ts';
import { chromiumPath, launchChromium } from '../support/chromium.ts';
import { DATABASES } from '../support/databases.ts';
import { startProgram, type TestProgram } from '../support/program.ts';
import { servePages } from '../support/webServer.ts';

const ANSWERS = ['1985', 'nữ', 'chưa đóng', 'lào cai', 'không thuộc diện nào', '2 triệu'];
/** The picture's words, for who cannot see it. */
const IN_WORDS =
  /^Tháng đầu đóng 440\.000 đồng: tự đóng 374\.000 đồng, Nhà nước hỗ trợ 66\.000 đồng\. Từ tháng/;

const EMBEDDED = DATABASES.slice(0, 1);
const describeIf = chromiumPath === undefined ? describe.skip : describe;

describeIf.each(EMBEDDED)('a pension in the simulator', (embedded) => {
  let webDir: string;
  let browser: Browser;
  let server: Listening;
  let program: TestProgram;

  beforeAll(async () => {
    [webDir, browser, program] = await Promise.all([
      buildPages(),
      launchChromium(chromiumPath ?? ''),
      startProgram(embedded),
    ]);
    server = await servePages({ webDir });
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
    await program.stop();
  });

  it.each([
    { on: 'a phone', look: 'Zalo', viewport: { width: 390, height: 844 } },
    { on: 'a phone', look: 'Messenger', viewport: { width: 390, height: 844 } },
    { on: 'a laptop', look: 'Zalo', viewport: { width: 1280, height: 800 } },
  ])(
    'on $on as $look: the picture with its words, the answer from its start, the law',
    async (how) => {
      const page = await browser.newPage({ viewport: how.viewport });
      const complaints = await opened(page, how.look);

      await says(page, 'lương hưu được bao nhiêu');
      for (const answer of ANSWERS) await says(page, answer);
      const picture = page.getByRole('log').getByRole('img', { name: IN_WORDS });
      await picture.waitFor();
      const { width, shown } = await picture.evaluate((image) => {
        const log = image.closest('[role=log]')?.getBoundingClientRect();
        const { top } = image.getBoundingClientRect();
        return {
          width: 'naturalWidth' in image ? image.naturalWidth : 0,
          shown: log !== undefined && top >= log.top && top < log.bottom,
        };
      });
      const law = await page
        .getByRole('listitem')
        .filter({ hasText: /^Lương hưu một tháng/ })
        .innerText();
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      await page.close();

      expect(width).toBe(648);
      expect(shown).toBe(true);
      expect(law.split('\n').filter((line) => line !== '')).toEqual([
        'Lương hưu một tháng',
        '1.040.000 đồng',
        'Luật Bảo hiểm xã hội 41/2024/QH15, Điều 99',
        'áp dụng từ 01/07/2025',
      ]);
      expect(sideways).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
    },
  );

  /** The page in front of the program; what the browser complains about. */
  async function opened(page: Page, look: string): Promise<readonly string[]> {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route('**/api/v1/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: `${program.url}${pathname}` }) });
    });
    await page.goto(`http://127.0.0.1:${server.port}/simulator`);
    await page.getByText(look, { exact: true }).click();
    await page.locator(`.chat.${look.toLowerCase()}`).getByText('muốn xem việc nào').waitFor();
    return complaints;
  }

  /** Types a text and waits for its answer. */
  async function says(page: Page, text: string): Promise<void> {
    const answered = page.waitForResponse('**/api/v1/simulator/messages');
    const box = page.getByLabel('Tin nhắn của bạn');
    await box.fill(text);
    await box.press('Enter');
    await answered;
    await page.locator('.typing').waitFor({ state: 'detached' });
  }
});
