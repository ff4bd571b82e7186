import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { watchQuiet } from '../support/settled';
import { startTestSite, type TestSite } from '../support/site';

// In the pseudo-locale every word that goes through the i18n library is accented and in ⟦brackets⟧.
// Plain words that are left on a page were written into the code.

let t: TestSite;
let admin: TestPerson;
let ideaId: string;
let projectId: string;

beforeAll(async () => {
  t = await startTestSite();
  admin = await t.person('administrator', 'Ⓐⓓⓐ');
  const mia = await t.person('member', 'Ⓜⓘⓐ');
  const category = await t.category({ name: 'Ⓢⓗⓞⓟⓢ', steward: admin });
  const own = { categoryId: category.id, body: 'Ⓑⓞⓓⓨ' };
  const idea = await t.idea({ by: mia, title: 'Ⓐⓝ ⓘⓓⓔⓐ', ...own });
  await t.comment(idea, { by: admin, body: 'Ⓒⓞⓜⓜⓔⓝⓣ' });
  await admin.api
    .post(`/api/ideas/${idea.id}/decisions`)
    .send({ stage: 'in_review', reason: 'Ⓡⓔⓐⓢⓞⓝ' })
    .expect(200);
  const second = await t.idea({ by: mia, title: 'Ⓐ ⓢⓔⓒⓞⓝⓓ', ...own });
  const project = await admin.api
    .post(`/api/ideas/${second.id}/promotion`)
    .send({ title: 'Ⓟⓡⓞⓙⓔⓒⓣ' })
    .expect(201);
  ideaId = idea.id;
  projectId = project.body.id;
});
afterAll(() => t.close());

/** Runs of plain letters that a person can read, in texts and in names for assistive technology. */
const plainWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const skip = 'script, style, noscript, kbd, code, time, [data-not-words]';
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest(skip)) texts.push(node.textContent ?? '');
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        texts.push(element.getAttribute(name) ?? '');
    texts.push(document.title);
    // A name, a date or a number stands in a sentence that is in brackets as a whole.
    const inBrackets = /^\s*⟦.*⟧\s*$/s;
    return texts.filter((text) => !inBrackets.test(text) && /[A-Za-z]{3,}/.test(text));
  });

/** What is written the same in every language, as currencies and kinds of files, and dates and days, which Intl writes. */
const sameEverywhere =
  /Leaven|^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|crumb\.example|@|^[A-Z]{3,4}$|^\d{1,2} [A-Z][a-z]+( \d{4}.*)?$/;

/** Shows these pages in one of the languages for tests, each until it is quiet. */
async function walk(locale: string, paths: string[], look: (page: Page, path: string) => unknown) {
  const context = await t.context(admin, { width: 1440 });
  await context.addInitScript(() => localStorage.setItem('leaven-test-locales', 'on'));
  const page = await context.newPage();
  const quiet = watchQuiet(page);
  for (const path of paths) {
    await page.goto(`${path}?locale=${locale}`);
    await quiet();
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
    await look(page, path);
  }
  await context.close();
}

test('every word on every page goes through the library', async () => {
  const found: string[] = [];
  await walk(
    'pseudo',
    [
      '/',
      '/search',
      '/post',
      '/drafts',
      `/ideas/${ideaId}`,
      `/ideas/${ideaId}/history`,
      '/help/ranking',
      '/projects',
      `/projects/${projectId}`,
      '/review',
      '/moderation',
      '/duplicates',
      '/moderation/ideas',
      '/inbox',
      '/me',
      `/people/${admin.id}`,
      '/admin',
      '/admin/categories',
      '/admin/company',
      '/admin/ranking',
      '/admin/mail',
      '/me/notifications',
      `/unsubscribe/${'f'.repeat(48)}`,
      '/nowhere',
    ],
    async (page, path) => {
      for (const text of await plainWords(page))
        if (!sameEverywhere.test(text.trim())) found.push(`${path}: ${text.trim()}`);
    },
  );
  expect(found).toEqual([]);
});

test('a language from right to left turns the page round, and nothing scrolls sideways', async () => {
  await walk(
    'pseudo-rtl',
    ['/', `/ideas/${ideaId}`, '/admin/company', '/me/notifications'],
    async (page, path) => {
      const seen = await page.evaluate(() => {
        const { dir, scrollWidth } = document.documentElement;
        return { dir, tooWide: scrollWidth > window.innerWidth };
      });
      expect({ path, ...seen }).toEqual({ path, dir: 'rtl', tooWide: false });
    },
  );
});
