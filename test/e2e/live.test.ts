import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Locator } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { startTestSite, type TestSite } from '../support/site';
import { until } from '../support/until';

// Two people, two browsers: what one does shows in the other, without a reload.

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
});
afterEach(async () => {
  for (const context of t.browser.contexts()) await context.close();
});
afterAll(() => t.close());

const shown = (what: Locator) => what.first().waitFor({ state: 'visible' });

/** Opens a page and waits until its socket is in the room whose messages the test is about. */
async function visitLive(person: TestPerson, path: string, room = rooms.user(person.id)) {
  const page = await t.visit(person, path);
  await joined(room);
  return page;
}

async function joined(room: string, sockets = 1): Promise<void> {
  const size = () => t.io.sockets.adapter.rooms.get(room)?.size ?? 0;
  const seen = await until(
    async () => size(),
    (n) => n >= sockets,
    30_000,
  );
  expect(seen).toBeGreaterThanOrEqual(sockets);
}

/** Breaks every connection as a network does: without a word. */
function dropConnections(): void {
  const clients = (
    t.io.engine as unknown as { clients: Record<string, { close(now: boolean): void }> }
  ).clients;
  for (const client of Object.values(clients)) client.close(true);
}

test('a vote counts up in the other browser, in the feed and on the page', async () => {
  const idea = await t.idea({ by: mia, title: 'Warm the plates before lunch' });
  const feed = await visitLive(tom, '/?sort=new');
  const page = await visitLive(mia, `/ideas/${idea.id}`, rooms.idea(idea.id));
  await noor.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 }).expect(200);
  const card = feed.getByRole('article').filter({ hasText: idea.title });
  await shown(card.getByRole('button', { name: /1/ }));
  await shown(page.getByText('1', { exact: true }).locator('visible=true'));
});

test('a new idea waits behind a chip and moves nothing', async () => {
  await t.idea({ by: mia, title: 'An idea that was there before' });
  const feed = await visitLive(tom, '/?sort=new');
  const first = feed.getByRole('article').first();
  await shown(first);
  const before = await first.textContent();
  const title = 'Paint the loading bay yellow';
  await t.idea({ by: mia, title });
  const chip = feed.getByRole('button', { name: /1 (new|update)/i });
  await shown(chip);
  expect(await first.textContent()).toBe(before);
  await chip.click();
  await shown(feed.getByRole('article').filter({ hasText: title }));
});

test('a comment and its deletion show in the open thread', async () => {
  const idea = await t.idea({ by: mia });
  const page = await visitLive(tom, `/ideas/${idea.id}`, rooms.idea(idea.id));
  const comment = await t.comment(idea, { by: noor, body: 'Have you asked the drivers?' });
  await shown(page.getByText('Have you asked the drivers?'));
  await noor.api.delete(`/api/comments/${comment.id}`).expect(200);
  await shown(page.getByText(/Deleted by its author/));
});

test('a decline shows its reason to who is reading, and voting closes', async () => {
  const idea = await t.idea({ by: mia });
  const page = await visitLive(tom, `/ideas/${idea.id}`, rooms.idea(idea.id));
  await noor.api
    .post(`/api/ideas/${idea.id}/decisions`)
    .send({ stage: 'declined', reason: 'The lease forbids it', revisitIf: 'we move' })
    .expect(200);
  await shown(page.getByText(/Noor North declined this idea/));
  await shown(page.getByText('The lease forbids it'));
  await shown(page.getByText(/We would look again if we move/));
});

test('a promotion rings the bell of its voters, and the board has the project', async () => {
  const idea = await t.idea({ by: mia, title: 'Send yesterday’s bread to the zoo' });
  await tom.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 }).expect(200);
  const inbox = await visitLive(tom, '/inbox');
  const board = await visitLive(mia, '/projects');
  await noor.api
    .post(`/api/ideas/${idea.id}/promotion`)
    .send({ title: 'Bread for the zoo' })
    .expect(201);
  await shown(inbox.getByText(/Noor North promoted/));
  await shown(board.getByText('Bread for the zoo'));
});

test('a project that moves does so on the board of others', async () => {
  const project = await t.project({ owner: mia, sponsor: noor });
  const board = await visitLive(tom, '/projects');
  await noor.api.post(`/api/projects/${project.id}/stage`).send({ to: 'pilot' }).expect(200);
  const column = board.getByRole('region', { name: /Pilot/ });
  await shown(column.getByText(project.title));
});

test('reading in one tab empties the badge of the other', async () => {
  const ina = await t.person('member', 'Ina Inger');
  const idea = await t.idea({ by: ina });
  const context = await t.context(ina);
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto('/inbox');
  await second.goto('/');
  await joined(rooms.user(ina.id), 2);
  await t.comment(idea, { by: noor });
  const link = second.getByRole('link', { name: /Inbox.*1/ });
  await shown(link);
  await first.getByRole('button', { name: /Mark all as read/ }).click();
  await link.waitFor({ state: 'detached' });
});

test('signing out in one tab signs the other out, and what was typed is kept', async () => {
  const person = await t.person('member', 'Eve Evans');
  await t.category();
  const context = await t.context(person);
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto('/');
  await joined(rooms.user(person.id));
  await first.getByRole('textbox', { name: /What if we/ }).fill('we kept what Eve typed');
  await second.goto('/me');
  await second.getByRole('button', { name: 'Sign out', exact: true }).click();
  await first.waitForURL(/sign-in/);
  await first.getByLabel(/address|email/i).fill(person.email);
  await first.getByLabel('Password', { exact: true }).fill('a long enough password');
  await first.getByRole('button', { name: 'Sign in', exact: true }).click();
  const title = first.getByRole('textbox', { name: /What if we/ });
  await shown(title);
  expect(await title.inputValue()).toBe('we kept what Eve typed');
});

test('after a dropped connection nothing is missing and nothing doubled', async () => {
  const idea = await t.idea({ by: mia });
  const page = await visitLive(tom, `/ideas/${idea.id}`, rooms.idea(idea.id));
  await t.comment(idea, { by: noor, body: 'Said before the line dropped' });
  await shown(page.getByText('Said before the line dropped'));
  await page.context().setOffline(true);
  dropConnections();
  await shown(page.getByText(/Reconnecting|connection/i));
  await t.comment(idea, { by: noor, body: 'Said while the line was down' });
  await page.context().setOffline(false);
  await shown(page.getByText('Said while the line was down'));
  for (const text of ['Said before the line dropped', 'Said while the line was down'])
    expect(await page.getByText(text).count()).toBe(1);
});
