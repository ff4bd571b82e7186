import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Locator, Page } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { startTestSite, type TestSite } from '../support/site';
import { until } from '../support/until';

// What keeps the talk in order, as two and more browsers see it: the archive, flags, moderators.

let t: TestSite;
let mia: TestPerson;
let ben: TestPerson;
let noor: TestPerson;
let moe: TestPerson;

beforeAll(async () => {
  t = await startTestSite();
  mia = await t.person('member', 'Mia Miller');
  ben = await t.person('member', 'Ben Baker');
  noor = await t.person('moderator', 'Noor North');
  moe = await t.person('moderator', 'Moe Moor');
});
afterEach(async () => {
  for (const context of t.browser.contexts()) await context.close();
});
afterAll(() => t.close());

const shown = (what: Locator) => what.locator('visible=true').first().waitFor();

/** Opens a page for somebody, and waits until as many sockets are in the room as there will be. */
async function visitLive(person: TestPerson, path: string, room: string): Promise<Page> {
  const size = () => t.io.sockets.adapter.rooms.get(room)?.size ?? 0;
  const before = size();
  const page = await t.visit(person, path);
  const now = await until(
    async () => size(),
    (n) => n > before,
    30_000,
  );
  expect(now).toBeGreaterThan(before);
  return page;
}
const visitIdea = (person: TestPerson, id: string) =>
  visitLive(person, `/ideas/${id}`, rooms.idea(id));

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More for this idea' }).locator('visible=true').click();
  await page.getByRole('menuitem', { name: item }).locator('visible=true').click();
}

test('what one archives the other sees at once, and a comment brings it back for both', async () => {
  const { id } = await t.idea({ by: mia, title: 'What if we kept bees on the roof' });
  const atMia = await visitIdea(mia, id);
  const atNoor = await visitIdea(noor, id);
  await choose(atNoor, 'Archive…');
  const dialog = atNoor.getByRole('dialog', { name: 'Archive this idea' });
  await dialog.getByRole('textbox', { name: 'Why it is over' }).fill('The bees moved out');
  await dialog.getByRole('button', { name: 'Archive', exact: true }).click();
  for (const page of [atMia, atNoor]) {
    await shown(page.getByText('This idea is archived: it is not in the feed.'));
    await shown(page.getByText('The bees moved out'));
  }

  await atMia.getByRole('textbox', { name: 'Your comment' }).fill('They came back this spring');
  await atMia.keyboard.press('Control+Enter');
  const notice = 'This idea is archived';
  for (const page of [atMia, atNoor]) {
    await page.getByText(notice).first().waitFor({ state: 'detached' });
    await shown(page.getByText(/Out of the archive since/));
  }
  expect((await mia.api.get(`/api/ideas/${id}`).expect(200)).body.stage).toBe('open');
});

test('a flag comes to the moderators; what one hides the other sees settled, readers lose, its author understands', async () => {
  const title = 'What if we named the worst customer';
  const { id } = await t.idea({ by: mia, title });
  const kept = await t.idea({ by: mia, title: 'What if we thanked the best customer' });
  const queue = { path: '/moderation', room: rooms.moderators };
  const atNoor = await visitLive(noor, queue.path, queue.room);
  const atMoe = await visitLive(moe, queue.path, queue.room);
  await shown(atMoe.getByText('Nothing waits for you'));
  const atMia = await visitIdea(mia, id);
  const atBen = await visitIdea(ben, id);

  await choose(atBen, 'Flag…');
  const flag = atBen.getByRole('dialog', { name: 'Flag this idea' });
  await flag.getByRole('combobox', { name: 'What is wrong' }).selectOption('private_data');
  await flag.getByRole('textbox', { name: 'A note' }).fill('It says who');
  await flag.getByRole('button', { name: 'Flag', exact: true }).click();
  const rowAt = (page: Page, name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('article', { name }) });
  for (const page of [atNoor, atMoe]) {
    await shown(rowAt(page, title).getByText('Ben Baker: “It says who”'));
  }
  // Later than the first, so it stands below.
  await ben.api
    .post('/api/flags')
    .send({ kind: 'idea', targetId: kept.id, reason: 'spam' })
    .expect(201);
  for (const page of [atNoor, atMoe]) await shown(rowAt(page, kept.title));

  // With keys alone: to the first, hide it, why, on to the next, leave that one.
  await atNoor.keyboard.press('j');
  await atNoor.keyboard.press('h');
  await atNoor.getByRole('dialog', { name: 'Hide this' }).waitFor();
  await atNoor.keyboard.type('It names a customer');
  await atNoor.getByRole('button', { name: 'Hide', exact: true }).focus();
  await atNoor.keyboard.press('Enter');
  await rowAt(atNoor, title).waitFor({ state: 'detached' });
  await shown(rowAt(atMoe, title).getByText('Noor North hid it.'));
  expect(await rowAt(atMoe, title).getByRole('button').count()).toBe(0);
  await shown(atMia.getByText('A moderator hid it: It names a customer'));
  await shown(atBen.getByText('There is no such idea'));
  expect(await atBen.getByText(title).count()).toBe(0);

  await until(
    () => atNoor.evaluate(() => document.activeElement?.textContent ?? ''),
    (text) => text.includes('thanked'),
  );
  await atNoor.keyboard.press('a');
  await rowAt(atNoor, kept.title).waitFor({ state: 'detached' });
  await shown(rowAt(atMoe, kept.title).getByText('Noor North looked at it'));
});
