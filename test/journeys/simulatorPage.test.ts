import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Listening } from '../../src/adapters/http/listen.ts';
import { buildPages } from '../support/buildPages.ts';
import { chromiumPath, launchChromium } from '../support/chromium.ts';
import { scriptedBot, type ScriptedBot } from '../support/scriptedBot.ts';
import { servePages } from '../support/webServer.ts';

const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1280, height: 800 };

if (chromiumPath === undefined) {
  console.warn('The journeys of the simulator page are skipped: set CHROMIUM_PATH to a Chromium.');
}

(chromiumPath === undefined ? describe.skip : describe)('the simulator page', () => {
  let browser: Browser;
  let server: Listening;
  let bot: ScriptedBot;
  let page: Page;
  /** What the browser complained about, and hosts it asked beside ours. */
  let complaints: string[];
  let strangers: string[];

  beforeAll(async () => {
    browser = await launchChromium(chromiumPath ?? '');
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    bot = scriptedBot();
    server = await servePages({ webDir: await buildPages(), api: [bot.router] });
    page = await browser.newPage({ viewport: PHONE });
    complaints = [];
    strangers = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol !== 'data:' && hostname !== '127.0.0.1') strangers.push(hostname);
    });
    await page.goto(`http://127.0.0.1:${server.port}/simulator`);
    await log().getByText('Bác muốn hỏi việc gì ạ?').waitFor();
  });

  afterEach(async () => {
    await page.close();
    await server.close();
  });

  const log = (): Locator => page.getByRole('log');
  const box = (): Locator => page.getByLabel('Tin nhắn của bạn');
  const panel = (): Locator => page.getByRole('complementary');
  const heard = () => bot.heard.map(({ channel, content }) => ({ channel, ...content }));

  async function type(text: string, answer: string | RegExp): Promise<void> {
    await box().fill(text);
    await box().press('Enter');
    await log().getByText(answer).waitFor();
  }

  async function sidewaysRoom(): Promise<number> {
    return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  it('opened: the bot greets, and the browser has nothing to complain about', async () => {
    expect(heard()).toEqual([{ channel: 'zalo', kind: 'opened' }]);
    expect(await log().getByRole('button').allTextContents()).toEqual([
      'Tính tiền đóng',
      'Tôi có được đóng?',
      'Gặp người tư vấn',
    ]);
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it('a picture: shown with its words, opened larger by a click and closed by Esc', async () => {
    await type('xem hình', 'Dạ, đây ạ.');
    const small = log().getByRole('button', { name: 'Xem hình to hơn: Đóng và hưởng.' });

    const width = await small
      .getByRole('img', { name: 'Đóng và hưởng.' })
      .evaluate((image) => ('naturalWidth' in image ? image.naturalWidth : 0));
    await small.click();
    const large = page.getByRole('dialog', { name: 'Hình vẽ' });
    await large.waitFor();
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'hidden' });

    expect(width).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('a figure asked for: bubble, variables, understanding and law are shown', async () => {
    await type('tôi muốn đóng 264 nghìn', /Mỗi tháng bác đóng 264\.000 đồng/);
    await panel().getByText('chưa chắc').waitFor();

    const behind = await panel().innerText();
    expect(behind).toContain('contribution.net\t264.000');
    expect(behind).toContain('Tiền đóng mỗi tháng\n330.000 đồng');
    expect(behind).toContain('áp dụng từ 01/07/2030');
    expect(behind).toContain('lead-7');
    expect(behind).toMatch(/birth_date\s*1985\s*chưa chắc/);
    expect(complaints).toEqual([]);
  });

  it('a server without understanding: is asked once and the card stays away', async () => {
    let asked = 0;
    await page.route('**/api/v1/understand', (route) => {
      asked += 1;
      return route.fulfill({ status: 404 });
    });

    await type('một', 'Bác nói: một');
    await page.waitForLoadState('networkidle');
    await type('hai', 'Bác nói: hai');

    expect(asked).toBe(1);
    expect(await panel().getByText('Hiểu câu vừa gõ').count()).toBe(0);
  });

  it('a law with a script for an address: is text, a web address is a link', async () => {
    await type('264', /Mỗi tháng bác đóng/);

    const links = await panel()
      .getByRole('link')
      .evaluateAll((all) => all.map(String));
    expect(links).toEqual(['https://example.vn/luat']);
  });

  it('a tap: sends the payload, shows the title and keeps the keyboard in the log', async () => {
    await log().getByRole('button', { name: 'Tính tiền đóng' }).click();
    await log().getByText('Bác nói: menu:contribution').waitFor();

    expect(heard().at(-1)).toEqual({ channel: 'zalo', kind: 'tap', payload: 'menu:contribution' });
    expect(await log().locator('.citizen .bubble').allTextContents()).toEqual(['Tính tiền đóng']);
    expect(await log().evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('HTML typed by a citizen: stays text', async () => {
    const html = '<img src=x onerror="document.title=\'broken\'"><b>chào</b>';

    await type(html, /^Bác nói:/);

    expect(await log().locator('.citizen .bubble').innerText()).toBe(html);
    expect(await log().locator('img, b').count()).toBe(0);
    expect(await page.title()).not.toBe('broken');
  });

  it('Shift+Enter: breaks the line, Enter sends both lines, a blank text goes nowhere', async () => {
    await box().press('Enter');
    await box().fill('một');
    await box().press('Shift+Enter');
    await box().pressSequentially('hai');
    await box().press('Enter');
    await log().getByText('Bác nói:').waitFor();

    expect(heard().slice(1)).toEqual([{ channel: 'zalo', kind: 'text', text: 'một\nhai' }]);
  });

  it('Messenger: another person in other looks, and Zalo is as it was left', async () => {
    await type('xin chào', 'Bác nói: xin chào');
    await page.getByText('Messenger', { exact: true }).click();
    await page.locator('.chat.messenger').getByText('Bác muốn hỏi việc gì ạ?').waitFor();
    await log().getByRole('button', { name: 'Gặp người tư vấn' }).click();
    await log().getByText('Bác nói: menu:person').waitFor();

    expect(heard().slice(2)).toEqual([
      { channel: 'messenger', kind: 'opened' },
      { channel: 'messenger', kind: 'tap', payload: 'menu:person' },
    ]);
    expect(bot.heard[2]?.contact).not.toBe(bot.heard[0]?.contact);
    // Quick replies are gone once something followed.
    expect(await log().getByRole('button').count()).toBe(0);

    await page.getByText('Zalo', { exact: true }).click();
    expect(await log().getByText('Bác nói: xin chào').count()).toBe(1);
    expect(await log().getByRole('button').count()).toBe(3);
  });

  it('start again: an empty log and a new person', async () => {
    await type('xin chào', 'Bác nói: xin chào');
    await page.getByRole('button', { name: 'Bắt đầu lại' }).click();
    await log().getByText('Bác muốn hỏi việc gì ạ?').waitFor();

    expect(await log().getByText('xin chào').count()).toBe(0);
    expect(heard().at(-1)).toEqual({ channel: 'zalo', kind: 'opened' });
    expect(bot.heard.at(-1)?.contact).not.toBe(bot.heard[0]?.contact);
  });

  it('the server fails once: says so, and sending again is answered', async () => {
    bot.failNext(1);
    await type('xin chào', 'Máy chủ gặp lỗi khi trả lời.');
    await log().getByRole('button', { name: 'Gửi lại' }).click();
    await log().getByText('Bác nói: xin chào').waitFor();

    expect(await log().locator('.citizen').count()).toBe(1);
    expect(await log().locator('.failed').count()).toBe(0);
  });

  it('two texts at once: both are answered, in order', async () => {
    await box().fill('một');
    await box().press('Enter');
    await box().fill('hai');
    await box().press('Enter');
    await log().getByText('Bác nói: hai').waitFor();

    expect((await log().locator('.bot .bubble').allTextContents()).slice(-2)).toEqual([
      'Bác nói: một',
      'Bác nói: hai',
    ]);
  });

  it.each([
    { what: 'a phone', viewport: PHONE },
    { what: 'the narrowest phone', viewport: { width: 320, height: 568 } },
    { what: 'a laptop', viewport: LAPTOP },
  ])('10,000 letters without a space on $what: nothing scrolls sideways', async ({ viewport }) => {
    await page.setViewportSize(viewport);
    await type('x'.repeat(10_000), /^Bác nói/);
    expect(await sidewaysRoom()).toBeLessThanOrEqual(0);

    await page.getByText('Messenger', { exact: true }).click();
    await page.locator('.chat.messenger').getByText('Bác muốn hỏi việc gì ạ?').waitFor();
    await type('x'.repeat(10_000), /^Bác nói/);

    expect(await sidewaysRoom()).toBeLessThanOrEqual(0);
    expect(await log().evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it.each([
    { look: 'Zalo', chat: '.chat.zalo' },
    { look: 'Messenger', chat: '.chat.messenger' },
  ])('$look: everything to tap is at least 44 px high', async ({ look, chat }) => {
    // A bubble on the move measures a hair less.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByText(look, { exact: true }).click();
    await page.locator(chat).getByText('Bác muốn hỏi việc gì ạ?').waitFor();

    const heights = await page
      .locator('button:visible, .looks label, textarea')
      .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().height));

    expect(heights.length).toBeGreaterThan(6);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  it('the home page: is styled by its own file and leads to the simulator', async () => {
    await page.goto(`http://127.0.0.1:${server.port}/`);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.getByRole('link', { name: /Trò chuyện thử/ }).click();
    await log().getByText('Bác muốn hỏi việc gì ạ?').waitFor();

    expect(background).toBe('rgb(243, 246, 245)');
    expect(complaints).toEqual([]);
  });
});
