import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Locator, Page } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { startTestSite, type TestSite } from '../support/site';
import { until } from '../support/until';

// While votes are hidden until one has voted, nothing that reaches a browser tells them.

let t: TestSite;
let kwame: TestPerson;
let ideaId: string;
const title = 'Hang a thermometer in the cold room';
const similar = 'Hang up a thermometer in every van';

const shown = (what: Locator) => what.locator('visible=true').first().waitFor();
const vote = async (id: string) =>
  (await t.person()).api.put(`/api/ideas/${id}/vote`).send({ value: 1 }).expect(200);

beforeAll(async () => {
  t = await startTestSite();
  const admin = await t.person('administrator');
  await admin.api
    .patch('/api/settings')
    .send({ voting: { hideCounts: true } })
    .expect(200);
  kwame = await t.person('member', 'Kwame Adusei');
  const author = await t.person();
  ({ id: ideaId } = await t.idea({ by: author, title }));
  const part = await t.idea({ by: author, title: similar });
  for (const id of [ideaId, ideaId, part.id]) await vote(id);
  await admin.api.post(`/api/ideas/${part.id}/merge`).send({ into: ideaId }).expect(200);
  await t.idea({ by: author, title: 'Hang thermometers where the cream is' });
});
afterAll(() => t.close());

const numbers = /"(votes|impressions|votesPerImpression)":\s*\d/;

/** All that came to this page over HTTP and the socket and has a number of votes in it. */
function listen(page: Page): string[] {
  const told: string[] = [];
  const note = (from: string, text: string) => {
    if (numbers.test(text)) told.push(`${from}: ${text.slice(0, 500)}`);
  };
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) return;
    response.text().then(
      (text) => note(response.url(), text),
      // It was left for another page before it came.
      () => {},
    );
  });
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => note('socket', String(payload))),
  );
  return told;
}

test('no page, answer or message tells a count before the vote; then it shows, and ticks', async () => {
  const page = await (await t.context(kwame)).newPage();
  const told = listen(page);

  await page.goto('/');
  const card = page.getByRole('article').filter({ hasText: title });
  await shown(card);
  expect(await page.getByRole('link', { name: /^(Hot|Top)$/ }).count()).toBe(0);
  await card.getByRole('button', { name: 'Why is this here?' }).click();
  await shown(page.getByText('the newest come first'));
  await page.getByRole('link', { name: 'How ideas are ranked' }).last().click();
  await shown(page.getByRole('heading', { name: 'Votes are hidden at first' }));

  for (const path of ['/?sort=top', '/?sort=needs_eyes', '/search?q=thermometer']) {
    await page.goto(path);
    await shown(page.getByRole('article').filter({ hasText: 'thermometer' }));
  }
  await page.goto('/post');
  await page.getByRole('textbox', { name: 'What if we …' }).fill('hang a thermometer');
  await shown(page.getByRole('button', { name: 'Support this one instead' }));
  await page.goto('/');
  await page.getByRole('textbox', { name: 'What if we …' }).fill('');

  await page.goto(`/ideas/${ideaId}`);
  await shown(page.getByRole('heading', { name: 'Merged here' }));
  const inRoom = async () => t.io.sockets.adapter.rooms.get(rooms.idea(ideaId))?.size ?? 0;
  expect(await until(inRoom, (n) => n > 0, 30_000)).toBeGreaterThan(0);
  await vote(ideaId);
  // What is announced after the vote has come by the time of this comment.
  await t.comment({ id: ideaId }, { by: await t.person(), body: 'Ours broke in August' });
  await shown(page.getByText('Ours broke in August'));
  expect(told).toEqual([]);

  const box = page.getByRole('button', { name: /vote/i }).locator('visible=true').first();
  await box.click();
  await shown(page.getByText('5', { exact: true }));
  await vote(ideaId);
  await shown(page.getByText('6', { exact: true }));
  await page.context().close();
});
