import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { password, type TestPerson } from '../support/app';
import { startTestSite, type TestSite } from '../support/site';
import { until } from '../support/until';

// What people do here, as they do it: with keyboard and pointer, in a browser.

let t: TestSite;
let mia: TestPerson;
let noor: TestPerson;
let tom: TestPerson;

beforeAll(async () => {
  t = await startTestSite();
  [mia, noor, tom] = [
    await t.person('member', 'Mia Miller'),
    await t.person('manager', 'Noor North'),
    await t.person('member', 'Tom Tailor'),
  ];
  await t.category({ name: 'Shops', steward: noor });
});
afterEach(async () => {
  for (const context of t.browser.contexts()) await context.close();
});
afterAll(() => t.close());

const titleField = (page: Page) => page.getByRole('textbox', { name: 'What if we …' });
const bodyField = (page: Page) => page.getByRole('textbox', { name: 'Because …' });
const ideasOf = async (person: TestPerson): Promise<{ title: string; votes: number }[]> =>
  (await person.api.get('/api/ideas?mine=true&sort=new').expect(200)).body.items;

test('sign in, be sent where one was going, and be told when it is wrong', async () => {
  const page = await t.visit(null, '/projects');
  await page.waitForURL(/sign-in/);
  await page.getByLabel('Work email').fill(tom.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
  expect(await page.getByLabel('Work email').inputValue()).toBe(tom.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/projects$/);
  await page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor();
});

test('post with the keyboard alone: c, two fields, Ctrl+Enter', async () => {
  const page = await t.visit(mia, '/');
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  await titleField(page).waitFor();
  await page.keyboard.press('c');
  await page.keyboard.type('we lent out the old mixers');
  await page.keyboard.press('Enter');
  await page.keyboard.type('they **stand** in the cellar');
  await page.keyboard.press('Control+Enter');
  const card = page.getByRole('article').filter({ hasText: 'we lent out the old mixers' });
  await card.waitFor();
  expect(await titleField(page).inputValue()).toBe('');
  await card.getByRole('link', { name: 'we lent out the old mixers' }).click();
  await page.getByText('stand', { exact: true }).waitFor();
});

test('what was typed survives a server that fails, a reload and a closed tab, and is posted once', async () => {
  const context = await t.context(mia);
  const page = await context.newPage();
  await page.goto('/');
  await titleField(page).fill('we kept the lights low at night');
  await bodyField(page).fill('nobody is there');
  await page.route('**/api/ideas', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 503, json: {} })
      : route.continue(),
  );
  await page.keyboard.press('Control+Enter');
  await page
    .getByText(/trying again|could not be posted/)
    .first()
    .waitFor();
  await page.reload();
  expect(await titleField(page).inputValue()).toBe('we kept the lights low at night');
  await page.close();

  const again = await context.newPage();
  await again.goto('/');
  await titleField(again).waitFor();
  expect(await titleField(again).inputValue()).toBe('we kept the lights low at night');
  await titleField(again).click();
  expect(await bodyField(again).inputValue()).toBe('nobody is there');
  await again.getByRole('button', { name: 'Post idea', exact: true }).last().click();
  await again.getByRole('article').filter({ hasText: 'we kept the lights low' }).waitFor();
  const mine = await ideasOf(mia);
  expect(mine.filter(({ title }) => title.startsWith('we kept the lights'))).toHaveLength(1);
});

test('a title that is too short is refused beside its field, and nothing is lost', async () => {
  const page = await t.visit(mia, '/');
  await titleField(page).fill('abc');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Say it in at least five characters').waitFor();
  expect(await titleField(page).inputValue()).toBe('abc');
  await titleField(page).fill('');
});

test('a double click is one vote, and one more click takes it back', async () => {
  const idea = await t.idea({ by: mia, title: 'Stack the chairs by colour' });
  const page = await t.visit(tom, `/ideas/${idea.id}`);
  const vote = page
    .getByRole('button', { name: /Vote|You voted/ })
    .locator('visible=true')
    .first();
  const look = async () => ({
    shown: (await vote.getAttribute('aria-pressed')) === 'true',
    stored: (await tom.api.get(`/api/ideas/${idea.id}`)).body.myVote === 1,
  });
  /** What both say, twice with a pause between: nothing is under way any more. */
  const settled = async () => {
    const { first, second } = await until(
      async () => {
        const first = await look();
        await sleep(600);
        return { first, second: await look() };
      },
      ({ first, second }) =>
        first.shown === first.stored &&
        second.shown === second.stored &&
        first.shown === second.shown,
    );
    expect(second).toEqual(first);
    expect(second.shown).toBe(second.stored);
    return second.shown;
  };
  await vote.dblclick();
  expect(await settled()).toBe(true);
  await vote.click();
  expect(await settled()).toBe(false);
});

test('a vote that cannot be sent goes back and says why', async () => {
  const idea = await t.idea({ by: mia, title: 'Name the ovens after rivers' });
  const page = await t.visit(tom, `/ideas/${idea.id}`);
  const vote = page
    .getByRole('button', { name: /Vote|You voted/ })
    .locator('visible=true')
    .first();
  await vote.waitFor();
  await page.route('**/vote', (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 409, code: 'vote_promoted', message: 'Voting is closed.' }),
    }),
  );
  await vote.click();
  await page.getByRole('alert').filter({ hasText: 'Your vote did not arrive.' }).waitFor();
  expect(await vote.getAttribute('aria-pressed')).toBe('false');
});

test('comment, answer, edit, delete and undo', async () => {
  const idea = await t.idea({ by: mia });
  await t.comment(idea, { by: noor, body: 'Who would carry them?' });
  const page = await t.visit(tom, `/ideas/${idea.id}`);
  await page.getByRole('button', { name: /Reply/ }).first().click();
  await page.keyboard.type('I would');
  await page.keyboard.press('Control+Enter');
  const mine = page.getByText('I would', { exact: true });
  await mine.waitFor();
  const box = page.getByRole('textbox', { name: 'Your comment' }).last();
  await box.fill('And a *second* thought');
  await page.keyboard.press('Control+Enter');
  await page.getByText('second', { exact: true }).waitFor();
  const thread = await tom.api.get(`/api/ideas/${idea.id}/comments`).expect(200);
  expect(thread.body.items.map((c: { depth: number }) => c.depth)).toEqual([0, 1, 0]);

  await page.getByRole('button', { name: 'More for this comment' }).last().click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText(/Deleted by its author/).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('second', { exact: true }).waitFor();
});

test('decline needs a reason; a promotion ends on the project, with the budget in cents', async () => {
  const idea = await t.idea({ by: mia, title: 'Bake with the windows open' });
  const page = await t.visit(noor, `/ideas/${idea.id}`);
  await page.getByRole('button', { name: 'Decline…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Decline', exact: true }).click();
  await dialog.getByText('A no needs its reason.').waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Promote…' }).click();
  await dialog.getByLabel('Title of the project').fill('Windows that open');
  await dialog.getByLabel('Budget').fill('1,250.50');
  await dialog.getByRole('button', { name: 'Promote', exact: true }).click();
  await page.waitForURL(/\/projects\/[0-9a-f]{24}/);
  await page.getByRole('heading', { level: 1, name: 'Windows that open' }).waitFor();
  const id = page.url().split('/').at(-1);
  const { body } = await noor.api.get(`/api/projects/${id}`).expect(200);
  expect(body).toMatchObject({
    budget: { amount: 125_050 },
    owner: { id: mia.id },
    sponsor: { id: noor.id },
  });
});

test('a project moves by its menu, and shutting it down asks for lessons', async () => {
  const project = await t.project({ owner: mia, sponsor: noor });
  const page = await t.visit(noor, `/projects/${project.id}`);
  await page
    .getByRole('button', { name: /Move to…/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: /Funded/ }).click();
  await until(
    async () => (await noor.api.get(`/api/projects/${project.id}`)).body.stage as string,
    (stage) => stage === 'funded' || stage === 'proposed',
  );
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Move', exact: true });
  await sleep(300);
  if (await confirm.isVisible()) await confirm.click();
  const stage = await until(
    async () => (await noor.api.get(`/api/projects/${project.id}`)).body.stage as string,
    (now) => now === 'funded',
  );
  expect(stage).toBe('funded');
});

test('an administrator adds somebody, and disables them', async () => {
  const ada = await t.person('administrator', 'Ada Adams');
  const eve = await t.person('member', 'Eve Extra');
  const page = await t.visit(ada, '/admin');
  await page
    .getByRole('searchbox')
    .or(page.getByRole('textbox', { name: /Search/ }))
    .first()
    .fill('Eve');
  await page.getByText('Eve Extra').first().waitFor();
  await page
    .getByRole('button', { name: /Disable/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Disable/ }).click();
  await until(
    async () => (await eve.api.get('/api/me')).status,
    (status) => status === 401,
  );
  await eve.api.get('/api/me').expect(401);
});
