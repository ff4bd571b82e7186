import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { startTestSite, type TestSite } from '../support/site';
import { until } from '../support/until';

let t: TestSite;
let mia: TestPerson;
let page: Page;
let idea: { id: string; title: string };

beforeAll(async () => {
  t = await startTestSite();
  mia = await t.person('member', 'Mia Miller');
  const quill = await t.person('member', 'Quentin Quill');
  idea = await t.idea({ by: quill, title: 'What if the quay had quinces' });
  await t.idea({ by: quill, title: 'What if the quay had quilts' });
  page = await t.visit(mia, '/projects');
  await page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor();
});
afterAll(() => t.close());

const field = () => page.getByRole('combobox', { name: 'Where to?' });
const chosen = () => page.getByRole('option', { selected: true });
async function open(typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await field().waitFor();
  await page.keyboard.type(typed);
}
/** The arrows go down until this one is chosen. */
async function goDownTo(name: string | RegExp): Promise<void> {
  await page.getByRole('option', { name }).waitFor();
  for (let steps = 0; steps < 20; steps++) {
    const text = (await chosen().textContent()) ?? '';
    if (typeof name === 'string' ? text.includes(name) : name.test(text)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows never came to ${name}`);
}

test('a few letters and Enter lead to an idea', async () => {
  await open('quay quin');
  await goDownTo(idea.title);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/ideas/${idea.id}`);
  await page.getByRole('heading', { level: 1, name: idea.title }).waitFor();
  expect(await field().count()).toBe(0);
});

test('to a person, whose ideas are shown', async () => {
  await open('quent');
  await goDownTo(/Quentin Quill/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/author/);
  await page.getByRole('article').filter({ hasText: 'quilts' }).waitFor();
});

test('to a page, with the arrows going round', async () => {
  await open('inb');
  await page.getByRole('option', { name: 'Inbox' }).waitFor();
  await goDownTo('Inbox');
  const first = await chosen().textContent();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  expect(await chosen().textContent()).toBe(first);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/inbox$/);
});

test('Escape closes it and gives the focus back', async () => {
  await page.goto('/search');
  const box = page.locator('#search-box');
  await box.focus();
  await open('qu');
  await page.getByRole('option', { name: /quinces/ }).waitFor();
  await page.keyboard.press('Escape');
  await field().waitFor({ state: 'detached' });
  const focused = await until(
    () => page.evaluate(() => document.activeElement?.id ?? ''),
    (id) => id === 'search-box',
  );
  expect(focused).toBe('search-box');
});

test('on a phone the search button opens it', async () => {
  const phone = await t.visit(mia, '/', { width: 390 });
  await phone.getByRole('button', { name: 'Search or go to a page' }).click();
  await phone.getByRole('combobox').fill('proj');
  await phone.getByRole('option', { name: 'Projects' }).click();
  await phone.waitForURL(/\/projects$/);
});
