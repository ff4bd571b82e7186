import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startTestApp, type TestApp, type TestPerson } from './app';
import { launchBrowser } from './browser';

const client = join(import.meta.dirname, '../../client/dist');

interface VisitOptions {
  width?: number;
  colorScheme?: 'light' | 'dark';
}

/** A running app with its built pages, and a real browser to look at it. */
export interface TestSite extends TestApp {
  browser: Browser;
  /** A browser of one's own, signed in as this person (or as nobody). */
  context(person: TestPerson | null, options?: VisitOptions): Promise<BrowserContext>;
  /** One page in a browser of one's own. */
  visit(person: TestPerson | null, path: string, options?: VisitOptions): Promise<Page>;
}

export async function startTestSite(
  options: Parameters<typeof startTestApp>[0] = {},
): Promise<TestSite> {
  const t = await startTestApp({ client, ...options });
  const browser = await launchBrowser();

  const context: TestSite['context'] = async (
    person,
    { width = 1280, colorScheme = 'light' } = {},
  ) => {
    const made = await browser.newContext({
      baseURL: t.url,
      viewport: { width, height: 900 },
      colorScheme,
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    made.setDefaultTimeout(20_000);
    if (person) {
      const [name = '', value = ''] = person.cookie.split('=');
      await made.addCookies([{ name, value, url: t.url, httpOnly: true, sameSite: 'Lax' }]);
    }
    return made;
  };

  return {
    ...t,
    browser,
    context,
    async visit(person, path, visitOptions) {
      const page = await (await context(person, visitOptions)).newPage();
      await page.goto(path);
      return page;
    },
    async close() {
      await browser.close();
      await t.close();
    },
  };
}
