import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What `flaws` finds on a page as it should be. */
export const FLAWLESS = { serious: [], sideways: 0, small: [] };

/** What axe finds serious or critical, how far the page scrolls sideways, what a thumb misses. */
export async function flaws(page: Page) {
  // Through the debugger: the desk's policy lets no foreign script in.
  await page.evaluate(axe.source);
  const serious: unknown = await page.evaluate(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
  );
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, select, summary, nav a, .lead, .call, label.tick, .chip, input',
      ),
    ]
      .filter((each) => {
        const { width, height } = each.getBoundingClientRect();
        const isTick = each instanceof HTMLInputElement && each.type === 'checkbox';
        return !isTick && width > 0 && height < 44;
      })
      .map((each) => each.outerHTML.slice(0, 80)),
  );
  return { serious, sideways, small };
}
