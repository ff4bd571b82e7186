import type { Page, Request } from 'playwright-core';
import { until } from './until';

/** A page that asks for nothing for so long has what it wants. */
const QUIET_MS = 120;

/**
 * Watches what a page asks the server for; call it before the page opens.
 * @returns a wait for the page to be quiet. Playwright's own waits half a second on each page, which
 * adds up to minutes where a suite opens a hundred.
 */
export function watchQuiet(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  let lastAt = Date.now();
  page.on('request', (request) => {
    underWay.add(request);
    lastAt = Date.now();
  });
  const end = (request: Request) => {
    if (underWay.delete(request)) lastAt = Date.now();
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return async () => {
    // On a busy machine a page may take its time between an answer and the next question: its shapes say so.
    const isQuiet = async () =>
      underWay.size === 0 &&
      Date.now() - lastAt > QUIET_MS &&
      (await page.locator('[aria-busy="true"]').count()) === 0;
    await until(isQuiet, Boolean, 20_000);
  };
}
