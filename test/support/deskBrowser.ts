import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from 'playwright-core';
import type { Role } from '../../src/core/desk/permissions.ts';
import { citizen } from './citizen.ts';
import { colleague, PASSWORD, type Colleague } from './deskProgram.ts';
import type { TestProgram } from './program.ts';

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1280, height: 800 };

/** Somebody at the desk, in a window of their own. */
export interface AtDesk extends Colleague {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained about. */
  readonly complaints: readonly string[];
}

export interface Seat {
  readonly program: TestProgram;
  readonly chromium: Browser;
  readonly role: Role;
  readonly places?: readonly string[];
  readonly window: BrowserContextOptions;
}

/** Makes a colleague and signs them in through the door. */
export async function sitsDown({ program, chromium, role, places, window }: Seat): Promise<AtDesk> {
  const member = await colleague(program, role, places);
  const context = await chromium.newContext({ locale: 'vi-VN', ...window });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${program.url}/desk`);
  await page.getByLabel('Tên đăng nhập').fill(member.username);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('navigation').waitFor();
  return { ...member, context, page, complaints };
}

/** The button with exactly this name. */
export function button(within: Page | Locator, name: string): Locator {
  return within.getByRole('button', { name, exact: true });
}

/** On the page of a lead that is one's own: the call went through, and twelve months are paid. */
export async function callsAndRegisters(page: Page): Promise<void> {
  await button(page, 'Gọi được').click();
  await page.getByText('Đã gọi', { exact: true }).waitFor();
  await button(page, 'Đã đăng ký').click();
  await page.getByLabel('Số tháng đóng').fill('12');
  await page.getByLabel('Mức thu nhập chọn').fill('1.500.000');
  await button(page, 'Lưu').click();
  await page.getByText('ghi: đã đăng ký 12 tháng').waitFor();
}

/** As on a bad line: what the page reads below `path` fails until it has written something itself. */
export async function readsFailUntilItWrites(page: Page, path: string): Promise<void> {
  let isBad = true;
  await page.route('**/desk/api/**', async (route) => {
    const request = route.request();
    isBad &&= request.method() === 'GET';
    if (isBad && new URL(request.url()).pathname.startsWith(`/desk/api${path}`))
      await route.abort();
    else await route.continue();
  });
}

/** Holds requests back until the returned function is called. */
export async function heldBack(page: Page, path: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route(path, async (route) => {
    await promise;
    await route.continue();
  });
  return () => resolve(undefined);
}

/** A whole sign-up on Zalo, webhook by webhook, by somebody of Ba Đình. */
export async function signsUpOnZalo(
  program: TestProgram,
  name: string,
  phone = '0912345678',
): Promise<void> {
  const person = citizen(program, 'zalo');
  await person.arrives();
  await person.taps('Tính tiền đóng');
  for (const title of ['Hà Nội', 'Có', 'Không thuộc diện nào', 'Mức thấp nhất', 'Hằng tháng']) {
    await person.taps(title);
  }
  await person.taps('Chưa đóng');
  await person.taps('Không, cảm ơn');
  await person.taps('Đăng ký tham gia');
  await person.taps('Tôi đồng ý');
  await person.says(name);
  await person.says(phone);
  await person.says('phường Ba Đình');
  await person.taps('Buổi sáng');
}
