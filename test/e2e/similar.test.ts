import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import type { Page } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { startTestSite, type TestSite } from '../support/site';
import { until } from '../support/until';

// Who begins to write what somebody else has written is shown it, and can join in instead.

let t: TestSite;
let mia: TestPerson;
let tom: TestPerson;
let idea: IdeaView;

beforeAll(async () => {
  t = await startTestSite();
  mia = await t.person('member', 'Mia Miller');
  tom = await t.person('member', 'Tom Tailor');
  idea = await t.idea({ by: mia, title: 'Sell yesterday’s bread after five' });
  await t.idea({ by: mia, title: 'Sell cake tins to the regulars', categoryId: idea.category.id });
  await until(
    async () => (await tom.api.get('/api/similar').query({ title: idea.title })).body.items,
    (items: unknown[]) => items.length > 0,
  );
});
afterEach(async () => {
  for (const context of t.browser.contexts()) await context.close();
});
afterAll(() => t.close());

const titleField = (page: Page) => page.getByRole('textbox', { name: 'What if we …' });
const similar = (page: Page) => page.getByRole('region', { name: 'Similar ideas' });
const typed = 'sold the bread of yesterday';

test('one word asks nothing; from the second on, what is similar appears and the focus stays', async () => {
  const page = await t.visit(tom, '/post');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/similar')) asked.push(request.url());
  });
  await titleField(page).click();
  await page.keyboard.type('sold');
  await page.getByText('Kept').waitFor();
  expect(asked).toEqual([]);
  await page.keyboard.type(' the bread of yesterday');
  await similar(page).getByRole('link', { name: idea.title }).waitFor();
  expect(await titleField(page).inputValue()).toBe(typed);
  expect(await titleField(page).evaluate((field) => field === document.activeElement)).toBe(true);
  expect(asked.length).toBeGreaterThan(0);
});

test('supporting one instead votes and follows; the text goes along as a comment, and can come back', async () => {
  const page = await t.visit(tom, '/post');
  await titleField(page).fill(typed);
  const row = similar(page).getByRole('listitem').filter({ hasText: idea.title });
  await row.getByRole('button', { name: 'Support this one instead' }).click();
  await row.getByText('You support this one now').waitFor();
  await row.getByText('1 vote', { exact: true }).waitFor();
  const seen = (await tom.api.get(`/api/ideas/${idea.id}`).expect(200)).body;
  expect(seen).toMatchObject({ myVote: 1, following: true, votes: 1 });
  expect(await titleField(page).inputValue()).toBe(typed);

  await row.getByRole('button', { name: 'Take my text there' }).click();
  await page.waitForURL(new RegExp(`/ideas/${idea.id}`));
  const comment = page.getByRole('textbox', { name: 'Your comment' });
  await comment.waitFor();
  expect(await comment.inputValue()).toBe(typed);
  await page.getByRole('button', { name: 'Undo' }).click();
  await until(
    () => comment.inputValue(),
    (value) => value === '',
  );
  expect(await comment.inputValue()).toBe('');
  await page.goto('/post');
  await titleField(page).waitFor();
  expect(await titleField(page).inputValue()).toBe(typed);
});

test('a text that went along is gone from the form and is posted as a comment', async () => {
  const page = await t.visit(tom, '/post');
  await titleField(page).fill(typed);
  const row = similar(page).getByRole('listitem').filter({ hasText: idea.title });
  await row.getByText('You support this one already').waitFor();
  await row.getByRole('button', { name: 'Take my text there' }).click();
  await page.getByRole('textbox', { name: 'Your comment' }).waitFor();
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await page.getByRole('article').filter({ hasText: typed }).waitFor();
  await page.goto('/post');
  await titleField(page).waitFor();
  expect(await titleField(page).inputValue()).toBe('');
});

test('without an answer the idea is posted all the same', async () => {
  const page = await t.visit(tom, '/post');
  await page.route('**/api/similar*', (route) => route.abort());
  await titleField(page).fill('sold the bread of yesterday anyway');
  await page.getByRole('button', { name: 'Post idea' }).last().click();
  await page.waitForURL(/\/ideas\//);
  await page
    .getByRole('heading', { level: 1, name: 'sold the bread of yesterday anyway' })
    .waitFor();
});
