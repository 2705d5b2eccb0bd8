import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { buildPages } from '../support/buildPages.ts';
import { chromiumPath, launchChromium } from '../support/chromium.ts';
import { DATABASES } from '../support/databases.ts';
import { type AtDesk, button, LAPTOP, PHONE, sitsDown } from '../support/deskBrowser.ts';
import { eventually } from '../support/eventually.ts';
import { startFakePush, type FakeBrowser, type FakePush } from '../support/fakePush.ts';
import { startFakeSmtp, type FakeSmtp } from '../support/fakeSmtp.ts';
import { FLAWLESS, flaws } from '../support/flaws.ts';
import { shot } from '../support/shot.ts';
import { startProgram, type TestProgram } from '../support/program.ts';

(chromiumPath === undefined ? describe.skip : describe)('the page of notices', () => {
  describe.each(DATABASES)('on $name', (kind) => {
    let chromium: Browser;
    let smtp: FakeSmtp;
    let push: FakePush;
    let fake: FakeBrowser;
    let program: TestProgram;
    let agent: AtDesk;

    beforeAll(async () => {
      chromium = await launchChromium(chromiumPath ?? '');
      [smtp, push] = await Promise.all([startFakeSmtp(), startFakePush()]);
      program = await startProgram(kind, {
        webDir: await buildPages(),
        fetchPush: push.fetch,
        environment: {
          SMTP_URL: smtp.url,
          MAIL_FROM: 'desk@example.vn',
          PUBLIC_URL: 'https://ansinh.example.vn',
        },
      });
      const seat = { program, chromium, role: 'agent' as const, places: ['hanoi/ba-dinh'] };
      agent = await sitsDown({ ...seat, window: { viewport: PHONE } });
      fake = push.browser();
      await agent.context.grantPermissions(['notifications'], { origin: program.url });
      await agent.page.addInitScript(subscribed, fake.subscription);
    });
    afterAll(async () => {
      await chromium.close();
      await program.stop();
      await Promise.all([smtp.close(), push.close()]);
    });

    it('from the account: an address is confirmed by its code, and a try arrives there', async () => {
      const { page } = agent;
      await page.goto(`${program.url}/desk/account`);
      await page.getByRole('link', { name: 'Cách tôi được báo tin' }).click();
      await page.getByLabel('Địa chỉ thư').fill('lan@example.vn');
      await button(page, 'Gửi mã xác nhận').click();
      await page.getByText('Đã gửi một mã gồm sáu chữ số tới lan@example.vn.').waitFor();
      await page.getByLabel('Mã trong thư').fill('12');
      await button(page, 'Xác nhận').click();
      const code = /\d{6}/.exec(smtp.letters[0]?.subject ?? '')?.[0] ?? '';
      await page.getByLabel('Mã trong thư').fill(code === '000000' ? '111111' : '000000');
      await button(page, 'Xác nhận').click();
      await page.getByText('Mã chưa đúng hoặc đã hết hạn.').waitFor();
      await page.getByLabel('Mã trong thư').fill(code);
      await button(page, 'Xác nhận').click();
      await page.getByText('Từ nay An Sinh báo tin tới lan@example.vn.').waitFor();
      await button(page, 'Gửi thử một tin').click();
      await page.getByText('Đã gửi. Anh/chị xem giúp tin đã tới chưa nhé.').waitFor();

      expect(smtp.letters.map(({ to, subject }) => ({ to, subject }))).toEqual([
        { to: 'lan@example.vn', subject: `Mã xác nhận của anh/chị: ${code}` },
        { to: 'lan@example.vn', subject: 'An Sinh báo thử' },
      ]);
    });

    it('this browser is subscribed: the worker stands, a try arrives, and it can be left', async () => {
      const { page } = agent;
      await page.goto(`${program.url}/desk/notices`);
      await button(page, 'Nhận thông báo trên máy này').click();
      await page.getByText('Máy này sẽ nhận thông báo').waitFor();
      const card = page.locator('section', { hasText: 'Thông báo trên máy này' }).first();
      await card.getByRole('button', { name: 'Gửi thử một tin' }).click();
      await card.getByText('Đã gửi. Anh/chị xem giúp tin đã tới chưa nhé.').waitFor();
      const scope = await page.evaluate(
        async () => (await navigator.serviceWorker.getRegistration('/desk/worker.js'))?.scope,
      );

      expect(scope).toBe(`${program.url}/desk/`);
      expect(fake.cards).toEqual([
        {
          title: 'An Sinh báo thử',
          body: 'Nếu anh/chị đọc được tin này thì việc báo tin đã thông.',
          link: 'https://ansinh.example.vn/desk/notices',
        },
      ]);
      expect(agent.complaints.filter((each) => !/status of (401|422)/.test(each))).toEqual([]);
    });

    it('what is pushed stands on the screen in words; told again, it takes its own place', async () => {
      const { page } = agent;
      await page.goto(`${program.url}/desk/notices`);
      const card = cardShape.parse(fake.cards[0]);
      await deliver(page, { ...card, body: 'Lần trước.' });
      await eventually(async () => {
        expect(await page.evaluate(cardsOnScreen)).toHaveLength(1);
      });
      await deliver(page, card);

      const { title, body, link } = card;
      await eventually(async () => {
        const shown = await page.evaluate(cardsOnScreen);
        expect(shown).toEqual([{ title, body, data: link, lang: 'vi' }]);
      });
    });

    it.each([
      { what: 'a lead', link: 'https://ansinh.example.vn/desk/leads/7', shows: '/desk/leads/7' },
      { what: 'a page of somebody else', link: 'https://evil.example/phish', shows: '/desk' },
    ])(
      'a card of $what is touched: the window of the desk shows $shows',
      async ({ link, shows }) => {
        const { page } = agent;
        await page.goto(`${program.url}/desk/notices`);

        await touched(page, link);

        await eventually(() => {
          expect(new URL(page.url()).pathname).toBe(shows);
        });
      },
    );

    it('quiet hours are kept, a road is turned off and on; all of it reachable by keyboard', async () => {
      const { page } = agent;
      await page.goto(`${program.url}/desk/notices`);
      await page.getByLabel('Từ', { exact: true }).fill('20:30');
      await page.getByLabel('Đến', { exact: true }).fill('07:15');
      await button(page, 'Lưu giờ yên tĩnh').click();
      await page.getByText('Đã lưu.').waitFor();
      const mail = page.locator('section', { hasText: 'Thư điện tử' });
      await mail.getByRole('button', { name: 'Tắt cách này' }).focus();
      await page.keyboard.press('Enter');
      await mail.getByText('Đang tắt').waitFor();
      await page.reload();
      await mail.getByText('Đang tắt').waitFor();

      expect(await page.getByLabel('Từ', { exact: true }).inputValue()).toBe('20:30');
      const shown = await agent.browser.ask('GET', '/notices');
      expect(shown.body).toMatchObject({
        quiet: { from: 1_230, to: 435 },
        roads: { mail: { isOn: false } },
      });
    });

    it.each([
      { name: 'phone', window: PHONE },
      { name: 'laptop', window: LAPTOP },
    ])(
      'on a $name: nothing to scroll sideways, nothing small, no serious finding of axe',
      async ({ name, window }) => {
        const { page } = agent;
        await page.setViewportSize(window);
        await page.goto(`${program.url}/desk/notices`);
        await page.getByRole('heading', { name: 'Giờ yên tĩnh' }).waitFor();
        await shot(page, `notices-${name}`);
        expect(await flaws(page)).toEqual(FLAWLESS);
      },
    );
  });
});

const cardShape = z.object({ title: z.string(), body: z.string(), link: z.string() });
const registrationShape = z.object({
  registrations: z.array(z.object({ registrationId: z.string(), scopeURL: z.string() })),
});

/** Hands the worker a push as the browser does when one has come in. */
async function deliver(page: Page, card: unknown): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const updated = new Promise((resolve) => {
    browser.on('ServiceWorker.workerRegistrationUpdated', (event) => {
      if (event.registrations.length > 0) resolve(event);
    });
  });
  await browser.send('ServiceWorker.enable');
  const { registrations } = registrationShape.parse(await updated);
  const [worker] = registrations;
  await browser.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: worker?.registrationId ?? '',
    data: JSON.stringify(card),
  });
  await browser.detach();
}

/** What the worker has put on the screen; runs in the page. */
async function cardsOnScreen() {
  const registration = await navigator.serviceWorker.getRegistration('/desk/worker.js');
  const cards = (await registration?.getNotifications()) ?? [];
  return cards.map(({ title, body, data, lang }) => ({ title, body, data: String(data), lang }));
}

/** Tells the worker that somebody touched a card with this link, as the browser does. */
async function touched(page: Page, link: string): Promise<void> {
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error('no worker stands in this browser');
  await worker.evaluate(touch, link);
}

/** Runs in the worker, whose own event it is; the types here know pages only. */
function touch(link: string): void {
  const event = Object.assign(new Event('notificationclick'), {
    notification: { data: link, close: () => undefined },
    waitUntil: () => undefined,
  });
  self.dispatchEvent(event);
}

/** Chromium without Google's service cannot subscribe: the page gets what it would have got. */
function subscribed(given: FakeBrowser['subscription']): void {
  let current: object | null = null;
  Object.assign(PushManager.prototype, {
    getSubscription: () => Promise.resolve(current),
    subscribe: () => {
      current = {
        endpoint: given.endpoint,
        toJSON: () => given,
        unsubscribe: () => {
          current = null;
          return Promise.resolve(true);
        },
      };
      return Promise.resolve(current);
    },
  });
}
