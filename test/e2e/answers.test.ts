import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Locator, Page } from 'playwright-core';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import type { TestPerson } from '../support/app';
import { findings } from '../support/axe';
import { startTestSite, type TestSite } from '../support/site';
import { until } from '../support/until';

let t: TestSite;
let mia: TestPerson;
let noor: TestPerson;
let ada: TestPerson;
let categoryId: string;

beforeAll(async () => {
  t = await startTestSite();
  mia = await t.person('member', 'Mia Miller');
  noor = await t.person('manager', 'Noor North');
  ada = await t.person('administrator', 'Ada Adams');
  categoryId = (await t.category({ steward: noor, name: 'Shops' })).id;
});
afterEach(async () => {
  for (const context of t.browser.contexts()) await context.close();
});
afterAll(() => t.close());

const shown = (what: Locator) => what.locator('visible=true').first().waitFor();
const gone = (what: Locator) => what.first().waitFor({ state: 'detached' });
const replyTo = (page: Page) => page.getByRole('region', { name: 'Official reply' });

async function visitLive(person: TestPerson, ideaId: string): Promise<Page> {
  const page = await t.visit(person, `/ideas/${ideaId}`);
  const size = () => t.io.sockets.adapter.rooms.get(rooms.idea(ideaId))?.size ?? 0;
  const inside = async () => size();
  expect(await until(inside, (n) => n > 0, 30_000)).toBeGreaterThan(0);
  return page;
}

test('an official reply shows in the other browser, on the page and on the card, and stops the clock', async () => {
  const idea = await t.idea({ by: mia, categoryId, title: 'Warm the plates before lunch' });
  const feed = await t.visit(mia, '/?sort=new');
  const card = feed.getByRole('article').filter({ hasText: idea.title });
  await shown(card.getByText(/Answer due by .* · Noor N\./));
  const reader = await visitLive(mia, idea.id);
  await shown(reader.getByText(/Answer due by/));
  expect(await replyTo(reader).count()).toBe(0);

  const writer = await t.visit(noor, `/ideas/${idea.id}`);
  await writer.getByRole('button', { name: 'Reply officially…' }).click();
  await writer.getByRole('textbox', { name: 'Official reply' }).fill('We *try* it in spring');
  await writer.getByRole('button', { name: 'Reply', exact: true }).click();
  await shown(replyTo(writer).getByText('We try it in spring'));

  await shown(replyTo(reader).getByText('We try it in spring'));
  await shown(reader.getByText('Answered within a working day'));
  await shown(card.getByText('Noor N. replied: We try it in spring'));
  await gone(card.getByText(/Answer due by/));

  // A better one takes its place, and what was said before can be opened.
  await writer.getByRole('button', { name: 'Replace…' }).click();
  await writer.getByRole('textbox', { name: 'Official reply' }).fill('We try it now');
  await writer.getByRole('button', { name: 'Replace', exact: true }).click();
  await shown(replyTo(reader).getByText('We try it now'));
  await replyTo(reader).getByText('One earlier reply').click();
  await shown(replyTo(reader).getByText('We try it in spring'));
  expect(await findings(reader)).toEqual([]);

  // A search leads to it, and so does the end of a long talk.
  await reader.goto('/search?q=try+now');
  await reader.getByRole('link', { name: /^In the official reply:/ }).click();
  await shown(reader.locator('#official-reply:focus'));
  await IdeaRow.updateOne({ _id: idea.id }, { commentCount: 12 });
  await reader.goto(`/ideas/${idea.id}`);
  await reader.getByRole('button', { name: 'Go to the official reply' }).click();
  await shown(reader.locator('#official-reply:focus'));
});

test('who writes while somebody else replies sees that, and loses nothing', async () => {
  const idea = await t.idea({ by: mia, categoryId, title: 'Cool the cellar with night air' });
  const page = await visitLive(noor, idea.id);
  await page.getByRole('button', { name: 'Reply officially…' }).click();
  await page.getByRole('textbox', { name: 'Official reply' }).fill('Mine');
  await ada.api.put(`/api/ideas/${idea.id}/official-reply`).send({ body: 'Theirs' }).expect(200);
  await shown(page.getByText('Somebody replied while you were writing.'));
  await page.reload();
  await page.getByRole('button', { name: 'Replace…' }).click();
  expect(await page.getByRole('textbox', { name: 'Official reply' }).inputValue()).toBe('Mine');
  await page.getByRole('button', { name: 'Replace', exact: true }).click();
  await shown(replyTo(page).getByText('Mine'));
  await shown(replyTo(page).getByText('One earlier reply'));
});

test('what is late is found on the Review page, and leaves it with the answer', async () => {
  const [late, fine] = [
    await t.idea({ by: mia, categoryId, title: 'Late, and long so' }),
    await t.idea({ by: mia, categoryId, title: 'With time left' }),
  ];
  const days = (n: number) => new Date(Date.now() - n * 24 * 60 * 60_000);
  await IdeaRow.updateOne({ _id: late.id }, { clockFrom: days(9), dueAt: days(2), remindAt: null });
  const page = await t.visit(noor, '/review');
  await shown(page.getByText(fine.title));
  await page.getByRole('button', { name: 'Late: 1' }).click();
  await gone(page.getByRole('link', { name: fine.title }));
  await shown(page.getByText(/Answer late since/));
  expect(await findings(page)).toEqual([]);
  await t.comment(late, { by: noor, body: 'I am on it' });
  await gone(page.getByRole('link', { name: late.title }));
});

test('a calendar and an absence are set where one looks for them, on a phone and in the dark', async () => {
  const admin = await t.visit(ada, '/admin/company', { width: 390, colorScheme: 'dark' });
  const form = admin.getByRole('form', { name: 'Answers' });
  await form.getByLabel('Holidays').fill('Christmas 2026-12-25');
  await form.getByRole('button', { name: 'Save' }).click();
  await shown(form.getByText('“Christmas 2026-12-25” does not begin with a day'));
  await form.getByLabel('Holidays').fill('2026-12-25 Christmas');
  await form.getByLabel('Time zone').fill('Europe/Berlin');
  await form.getByRole('button', { name: 'Save' }).click();
  await shown(admin.getByText('Saved. Due dates are being worked out anew.'));
  expect(await findings(admin)).toEqual([]);
  const { calendar } = (await ada.api.get('/api/settings').expect(200)).body;
  expect(calendar).toMatchObject({
    timeZone: 'Europe/Berlin',
    holidays: [{ day: '2026-12-25', name: 'Christmas' }],
  });

  const me = await t.visit(noor, '/me', { width: 390, colorScheme: 'dark' });
  const away = me.getByRole('form', { name: 'Away' });
  await away.getByLabel('First day away').fill('2030-01-02');
  await away.getByLabel('Last day away').fill('2030-01-01');
  await away.getByRole('button', { name: 'Save' }).click();
  await shown(away.getByText('The last day comes before the first.'));
  await away.getByLabel('Last day away').fill('2030-01-05');
  await away.getByRole('button', { name: 'Save' }).click();
  await shown(me.getByText(/You are away from 2 January 2030 to 5 January 2030/));
  expect(await findings(me)).toEqual([]);
  await away.getByRole('button', { name: 'I am not away' }).click();
  await shown(me.getByText('You are back on duty.'));
});
