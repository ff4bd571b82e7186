import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { startTestSite, type TestSite } from '../support/site';

let t: TestSite;
let noor: TestPerson;
let ada: TestPerson;

beforeAll(async () => {
  t = await startTestSite();
  noor = await t.person('manager', 'Noor North');
  ada = await t.person('manager', 'Ada Adams');
});
afterEach(async () => {
  for (const context of t.browser.contexts()) await context.close();
});
afterAll(() => t.close());

async function visitQueue(ideas: { title: string }[]): Promise<Page> {
  const page = await t.visit(noor, '/review');
  await page.getByRole('button', { name: 'Select ideas' }).click();
  for (const { title } of ideas)
    await page.getByRole('checkbox', { name: `Select “${title}”` }).check();
  return page;
}
const stageOf = async ({ id }: { id: string }): Promise<string> =>
  (await noor.api.get(`/api/ideas/${id}`).expect(200)).body.stage;

test('many are declined at once; what somebody else did first is named; all is taken back', async () => {
  const { id: categoryId } = await t.category({ name: 'Shops', steward: noor });
  const ideas = [];
  for (const place of ['yard', 'cellar', 'attic'])
    ideas.push(await t.idea({ by: ada, categoryId, title: `What if we met in the ${place}` }));
  const [first, second] = ideas;
  if (!first || !second) throw new Error('no ideas');
  const page = await visitQueue(ideas);
  await page.getByText('3 selected').waitFor();
  await page.getByRole('button', { name: 'Decline…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Decline 3 ideas' });
  await dialog.getByRole('textbox', { name: 'Why' }).fill('We meet in the hall');
  // The other manager is faster with one of them, and the first answer never arrives.
  const lose = async (route: Route) => {
    await ada.api
      .post(`/api/ideas/${second.id}/decisions`)
      .send({ stage: 'declined', reason: 'Too damp' })
      .expect(200);
    await route.fetch();
    await route.abort();
  };
  await page.route('**/api/ideas/bulk', lose, { times: 1 });
  await dialog.getByRole('button', { name: 'Decline', exact: true }).click();
  const report = page.getByRole('region', { name: 'What came of it' });
  await report.getByText('You declined 2 ideas.').waitFor();
  await report.getByText('One stays as it was:').waitFor();
  await report.getByRole('link', { name: second.title }).waitFor();
  const { decisions } = (await noor.api.get(`/api/ideas/${first.id}`).expect(200)).body;
  expect(decisions).toMatchObject([{ to: 'declined', reason: 'We meet in the hall' }]);

  await report.getByRole('button', { name: 'Undo' }).click();
  await report.getByText('You took it back for 2 ideas.').waitFor();
  expect(await Promise.all(ideas.map(stageOf))).toEqual(['open', 'declined', 'open']);
});

test('several are merged into the one that is chosen', async () => {
  const { id: categoryId } = await t.category({ name: 'Vans', steward: noor });
  const ideas = [];
  for (const colour of ['red', 'green', 'blue'])
    ideas.push(await t.idea({ by: ada, categoryId, title: `What if the vans were ${colour}` }));
  const page = await visitQueue(ideas);
  await page.getByRole('button', { name: 'Merge…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Merge 3 ideas' });
  await dialog.getByRole('radio', { name: /green/ }).check();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByText('You merged 2 ideas.').waitFor();
  expect(await Promise.all(ideas.map(stageOf))).toEqual(['merged', 'open', 'merged']);
});

test('a moderator, who decides on nothing, finds ideas by words and archives them at once', async () => {
  const { id: categoryId } = await t.category({ name: 'Ovens', steward: noor });
  const ideas = [];
  for (const fuel of ['gas', 'wood'])
    ideas.push(
      await t.idea({ by: ada, categoryId, title: `What if we baked zwieback by ${fuel}` }),
    );
  const moderator = await t.person('moderator', 'Mo Marsh');
  const page = await t.visit(moderator, '/moderation', { width: 390 });
  await page.getByRole('link', { name: 'Many ideas at once' }).click();
  const box = page.getByRole('searchbox', { name: 'Search ideas and comments' });
  await box.fill('zwieback');
  await box.press('Enter');
  for (const { title } of ideas)
    await page.getByRole('checkbox', { name: `Select “${title}”` }).check();
  const bar = page.getByRole('region', { name: 'Selected ideas' });
  await bar.getByText('2 selected').waitFor();
  expect(await bar.getByRole('button', { name: 'Decline…' }).count()).toBe(0);
  await bar.getByRole('button', { name: 'Archive…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Archive 2 ideas' });
  await dialog.getByRole('textbox', { name: 'Why' }).fill('We bake by sun');
  await dialog.getByRole('button', { name: 'Archive', exact: true }).click();
  await page.getByText('You archived 2 ideas.').waitFor();
  expect(await Promise.all(ideas.map(stageOf))).toEqual(['archived', 'archived']);
  expect(new URL(page.url()).pathname).toBe('/moderation/ideas');
});
