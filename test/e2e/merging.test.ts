import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Locator } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { startTestSite, type TestSite } from '../support/site';
import { until } from '../support/until';

let t: TestSite;
let mia: TestPerson;
let ben: TestPerson;
let noor: TestPerson;

beforeAll(async () => {
  t = await startTestSite();
  mia = await t.person('member', 'Mia Miller');
  ben = await t.person('member', 'Ben Baker');
  noor = await t.person('moderator', 'Noor North');
});
afterEach(async () => {
  for (const context of t.browser.contexts()) await context.close();
});
afterAll(() => t.close());

const shown = (what: Locator) => what.first().waitFor({ state: 'visible' });
const gone = (what: Locator) => what.first().waitFor({ state: 'detached' });

async function visitLive(person: TestPerson, ideaId: string) {
  const page = await t.visit(person, `/ideas/${ideaId}`);
  const size = () => t.io.sockets.adapter.rooms.get(rooms.idea(ideaId))?.size ?? 0;
  expect(
    await until(
      async () => size(),
      (n) => n > 0,
      30_000,
    ),
  ).toBeGreaterThan(0);
  return page;
}

test('both pages follow a merge and its undoing, in other browsers', async () => {
  const title = 'What if we lent each other the vans';
  const a = await t.idea({ by: mia, title });
  const b = await t.idea({ by: ben, title: 'What if the shops shared a van' });
  await t.comment(a, { by: ben, body: 'Ours stands still on Mondays' });
  const atA = await visitLive(mia, a.id);
  const atB = await visitLive(ben, b.id);
  // What Mia has begun to write goes along to where it can be sent.
  const comment = atA.getByRole('textbox', { name: 'Your comment' });
  await comment.fill('And ours on Tuesdays');

  await noor.api.post(`/api/ideas/${a.id}/merge`).send({ into: b.id }).expect(200);
  await atA.waitForURL(`**/ideas/${b.id}?from=${a.id}`);
  await shown(atA.getByText(`“${title}” was merged into this idea.`));
  await until(
    () => comment.inputValue(),
    (text) => text !== '',
  );
  expect(await comment.inputValue()).toBe('And ours on Tuesdays');
  await shown(atB.getByRole('heading', { name: 'Merged here' }));
  await shown(atB.getByText('First raised by Mia Miller too'));
  await shown(atB.getByText('Ours stands still on Mondays'));
  await shown(atB.getByRole('link', { name: `from “${title}”` }));

  await noor.api.delete(`/api/ideas/${a.id}/merge`).expect(200);
  await gone(atB.getByRole('heading', { name: 'Merged here' }));
  await gone(atB.getByText('Ours stands still on Mondays'));
});

test('a moderator finds what stays, sees the numbers, merges, and takes it back', async () => {
  const a = await t.idea({ by: mia, title: 'What if we had a bench outside' });
  const b = await t.idea({ by: ben, title: 'What if there were seats in the yard' });
  for (const { id } of [a, b]) await noor.api.put(`/api/ideas/${id}/vote`).send({ value: 1 });
  const page = await t.visit(noor, `/ideas/${a.id}`);
  const open = async () => {
    await page.getByRole('button', { name: 'More for this idea' }).locator('visible=true').click();
    await page.getByRole('menuitem', { name: 'Merge into…' }).locator('visible=true').click();
  };
  await open();
  const dialog = page.getByRole('dialog', { name: 'Merge into another idea' });
  await dialog.getByRole('searchbox', { name: 'Which idea stays?' }).fill('seats');
  await dialog.getByRole('radio', { name: /seats in the yard/ }).check();
  await shown(dialog.getByText('Together: 1 vote and 0 comments.'));
  await dialog.getByRole('textbox', { name: /Why/ }).fill('Both want to sit outside');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.waitForURL(`**/ideas/${b.id}?from=${a.id}`);
  await shown(page.getByText('Both want to sit outside'));

  await page.getByRole('button', { name: /^Undo ?,/ }).click();
  await page.waitForURL(`**/ideas/${a.id}`);
  await shown(page.getByRole('heading', { name: a.title }));

  // The lasting way back stands in the list of the idea that stays.
  await noor.api.post(`/api/ideas/${a.id}/merge`).send({ into: b.id }).expect(200);
  await page.waitForURL(`**/ideas/${b.id}?from=${a.id}`);
  await page.getByRole('button', { name: 'Undo merge' }).click();
  await gone(page.getByRole('heading', { name: 'Merged here' }));
  expect((await noor.api.get(`/api/ideas/${a.id}`).expect(200)).body.stage).toBe('open');
});
