import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { startTestSite, type TestSite } from '../support/site';
import { until } from '../support/until';

// One person, several devices; and a train without a connection.

let t: TestSite;
let mia: TestPerson;
let tom: TestPerson;

beforeAll(async () => {
  t = await startTestSite();
  tom = await t.person('member', 'Tom Tailor');
  await t.category({ name: 'Shops' });
});
// Drafts are somebody's own: each test has its writer.
afterEach(async () => {
  for (const context of t.browser.contexts()) await context.close();
});
afterAll(() => t.close());

const titleField = (page: Page) => page.getByRole('textbox', { name: 'What if we …' });
const shown = (what: Locator) => what.first().waitFor({ state: 'visible' });
const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).last().click();
const says = async (page: Page, title: string) =>
  expect(
    await until(
      () => titleField(page).inputValue(),
      (value) => value === title,
      30_000,
    ),
  ).toBe(title);
const ideasOf = async (person: TestPerson): Promise<{ title: string }[]> =>
  (await person.api.get('/api/ideas?mine=true&sort=new').expect(200)).body.items;

/** A page whose code beside the pages is there too. */
async function visit(person: TestPerson): Promise<Page> {
  const page = await t.visit(person, '/');
  await titleField(page).waitFor();
  return page;
}

test('a draft goes on on another device, and posting it clears both', async () => {
  mia = await t.person('member', 'Mia Miller');
  const phone = await visit(mia);
  await titleField(phone).fill('we wrote on the train');
  await shown(phone.getByText('Kept on all your devices'));
  const desk = await visit(mia);
  await says(desk, 'we wrote on the train');
  await titleField(desk).fill('we wrote on the train and at the desk');
  await says(phone, 'we wrote on the train and at the desk');
  await press(desk, 'Post idea');
  await shown(desk.getByRole('article').filter({ hasText: 'at the desk' }));
  await says(phone, '');
  expect(await ideasOf(mia)).toHaveLength(1);
});

test('what two devices wrote apart is shown side by side, and both can be kept', async () => {
  mia = await t.person('member', 'Mia Miller');
  const phone = await visit(mia);
  await titleField(phone).fill('we began here');
  await shown(phone.getByText('Kept on all your devices'));
  const desk = await visit(mia);
  await says(desk, 'we began here');
  // The phone's saves do not get through while it is written on at both.
  await phone.route('**/api/drafts**', (route) => route.abort());
  await titleField(phone).fill('we went on at the phone');
  await titleField(desk).fill('we went on at the desk');
  await shown(desk.getByText('Kept on all your devices'));
  await phone.unroute('**/api/drafts**');
  await shown(phone.getByText('This draft was changed on another device.'));
  expect(await titleField(phone).inputValue()).toBe('we went on at the phone');
  await shown(phone.getByText('we went on at the desk'));
  await press(phone, 'Keep both');
  await shown(phone.getByText('Kept on all your devices'));
  const { body } = await mia.api.get('/api/drafts').expect(200);
  expect(body.items.map(({ title }: { title: string }) => title).toSorted()).toEqual([
    'we went on at the desk',
    'we went on at the phone',
  ]);
});

test('posted without a connection, it waits, survives a reload, and goes out once from two tabs', async () => {
  mia = await t.person('member', 'Mia Miller');
  const context = await t.context(mia);
  const page = await context.newPage();
  await page.goto('/');
  await titleField(page).fill('we posted from the tunnel');
  await context.route('**/api/ideas', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await press(page, 'Post idea');
  await shown(page.getByText('Will be posted when you are back online'));
  await says(page, '');
  await page.reload();
  await shown(page.getByText('Will be posted when you are back online'));
  await page.close();
  await context.unroute('**/api/ideas');
  const tabs = [await context.newPage(), await context.newPage()];
  await Promise.all(tabs.map((tab) => tab.goto('/')));
  await until(
    () => ideasOf(mia),
    (ideas) => ideas.length > 0,
    30_000,
  );
  for (const tab of tabs)
    await tab.getByText('Will be posted when you are back online').waitFor({ state: 'detached' });
  expect(await ideasOf(mia)).toHaveLength(1);
});

test('a draft is found in the list, deleted, and brought back', async () => {
  mia = await t.person('member', 'Mia Miller');
  const page = await visit(mia);
  await titleField(page).fill('we kept this for later');
  await shown(page.getByText('Kept on all your devices'));
  await press(page, 'Start another');
  await says(page, '');
  await page.getByRole('link', { name: '1 draft' }).click();
  await press(page, 'Delete “we kept this for later”');
  await shown(page.getByText('No drafts'));
  await page.getByRole('button', { name: 'Undo' }).click();
  await press(page, 'Continue “we kept this for later”');
  await says(page, 'we kept this for later');
});

test('two people look at one history: an edit shows, and an old text comes back', async () => {
  mia = await t.person('member', 'Mia Miller');
  const idea = await t.idea({
    by: mia,
    title: 'Lend the mixers',
    body: 'They stand in the cellar',
  });
  const edit = (body: string) => mia.api.patch(`/api/ideas/${idea.id}`).send({ body }).expect(200);
  const reader = await t.visit(tom, `/ideas/${idea.id}/history`);
  await shown(reader.getByText('Version 1'));
  await edit('They stand in the yard');
  await shown(reader.getByText('Version 2'));
  const writer = await t.visit(mia, `/ideas/${idea.id}/history`);
  await shown(writer.locator('del').filter({ hasText: 'cellar' }));
  await shown(writer.locator('ins').filter({ hasText: 'yard' }));
  await press(writer, 'Restore version 1');
  await shown(reader.getByText('The text of version 1 again'));
});

test('an invitation appears on the open page; accepted, both names stand on the idea', async () => {
  mia = await t.person('member', 'Mia Miller');
  const idea = await t.idea({ by: mia });
  const his = await t.visit(tom, `/ideas/${idea.id}`);
  const hers = await t.visit(mia, `/ideas/${idea.id}`);
  await shown(his.getByRole('heading', { level: 1 }));
  await shown(hers.getByRole('heading', { level: 1 }));
  const body = { personId: tom.id };
  await mia.api.post(`/api/ideas/${idea.id}/co-authors`).send(body).expect(201);
  await press(his, 'Write it together');
  await shown(hers.getByText('with Tom Tailor'));
});
