import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Locator } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { startTestSite, type TestSite } from '../support/site';
import { until } from '../support/until';

// What makes an idea grow, seen from two browsers: what one does shows in the other, without a reload.

let t: TestSite;
let aylin: TestPerson;
let kwame: TestPerson;
beforeAll(async () => {
  t = await startTestSite();
  aylin = await t.person('member', 'Aylin Korkut');
  kwame = await t.person('member', 'Kwame Adusei');
});
afterEach(async () => {
  for (const context of t.browser.contexts()) await context.close();
});
afterAll(() => t.close());

const shown = (what: Locator) => what.first().waitFor({ state: 'visible' });
const gone = (what: Locator) => what.first().waitFor({ state: 'hidden' });

/** Opens an idea in two browsers; both are in its room when this is done. */
async function bothAt(ideaId: string) {
  const author = await t.visit(aylin, `/ideas/${ideaId}`);
  const other = await t.visit(kwame, `/ideas/${ideaId}`);
  const size = async () => t.io.sockets.adapter.rooms.get(rooms.idea(ideaId))?.size ?? 0;
  expect(await until(size, (n) => n >= 2, 30_000)).toBeGreaterThanOrEqual(2);
  return { author, other };
}

test('a comment taken into the idea, and out again, shows where its writer reads', async () => {
  const idea = await t.idea({ by: aylin });
  await t.comment(idea, { by: kwame, body: 'A stamp, not a sticker' });
  const { author, other } = await bothAt(idea.id);
  await author.getByRole('button', { name: 'More for this comment' }).click();
  await author.getByRole('menuitem', { name: 'Take into the idea' }).click();
  const taken = other.getByRole('list', { name: 'Taken into the idea from comments' });
  await shown(taken.getByText('A stamp, not a sticker'));
  await shown(taken.getByRole('link', { name: 'Kwame Adusei’s comment' }));
  await shown(other.getByText('Taken into the idea', { exact: true }));
  await author.getByRole('button', { name: 'Take out of the idea' }).click();
  await gone(taken);
  await gone(other.getByText('Taken into the idea', { exact: true }));
});

test('an ask, an offer and thanks go from one browser to the other and back', async () => {
  const idea = await t.idea({ by: aylin });
  const { author, other } = await bothAt(idea.id);
  await author.getByRole('button', { name: 'Ask for something' }).click();
  await author.getByLabel('For what, in a sentence').fill('Sales by the hour');
  await author.getByRole('button', { name: 'Ask for it' }).click();
  await shown(other.getByText('Sales by the hour'));
  await other.getByRole('button', { name: 'I can help' }).click();
  await other.getByRole('textbox', { name: /How can you help/ }).fill('I have them since March');
  await other.getByRole('button', { name: 'Offer help' }).click();
  await shown(author.getByText('I have them since March'));
  await author.getByRole('button', { name: 'Accept…' }).click();
  await author
    .getByRole('dialog')
    .getByLabel(/Thanks/)
    .fill('You saved us a week');
  await author.getByRole('button', { name: 'Say thanks' }).click();
  await shown(other.getByText('You saved us a week'));
  await gone(other.getByText('You offered to help.'));
});

test('an offer that is being written when nobody needs it any more says so and keeps the words', async () => {
  const idea = await t.idea({ by: aylin });
  const ask = { kind: 'designer', text: 'A poster for the door' };
  const { body } = await aylin.api.post(`/api/ideas/${idea.id}/asks`).send(ask).expect(201);
  const { other } = await bothAt(idea.id);
  await other.getByRole('button', { name: 'I can help' }).click();
  await other.getByRole('textbox', { name: /How can you help/ }).fill('I draw posters');
  await aylin.api.delete(`/api/asks/${body.id}`).expect(200);
  await shown(other.getByText('You had written: “I draw posters”'));
});
