import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { rooms } from '@leaven/shared/realtime/rooms';
import { Types } from 'mongoose';
import type { Locator, Page } from 'playwright-core';
import { CommentRow, pathBelow } from '../../server/src/features/comments/comments.model';
import type { TestPerson } from '../support/app';
import { findings } from '../support/axe';
import { startTestSite, type TestSite } from '../support/site';
import { until } from '../support/until';

// A discussion seen from two browsers, and one that is too long to be read at once.

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

/** Talks of so many answers each, the first an hour ago. */
async function plant(ideaId: string, talks: number, answers: number): Promise<string[]> {
  const rows = Array.from({ length: talks }, (_, talk) => {
    const root = new Types.ObjectId();
    const at = (n: number) => new Date(Date.now() - 3_600_000 + (talk * 50 + n) * 100);
    const row = (n: number, _id: Types.ObjectId) => ({
      _id,
      ideaId: new Types.ObjectId(ideaId),
      parentId: n === 0 ? null : root,
      authorId: new Types.ObjectId(kwame.id),
      body: n === 0 ? `Talk ${talk}` : `Talk ${talk}, answer ${n}`,
      depth: n === 0 ? 0 : 1,
      path: pathBelow(n === 0 ? null : String(root), _id),
      postedAt: at(n),
    });
    return [
      row(0, root),
      ...Array.from({ length: answers }, (_, n) => row(n + 1, new Types.ObjectId())),
    ];
  });
  await CommentRow.insertMany(rows.flat());
  return rows.flat().map(({ _id }) => String(_id));
}

const isAt = (page: Page, text: string) =>
  until(
    () =>
      page
        .getByText(text, { exact: true })
        .first()
        .evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        })
        .catch(() => false),
    (isThere) => isThere,
    20_000,
  );

test('who writes is seen writing; who is named hears it live, and is led to the comment', async () => {
  const idea = await t.idea({ by: await t.person() });
  const one = await t.visit(aylin, `/ideas/${idea.id}`);
  const other = await t.visit(kwame, '/projects');
  const third = await other.context().newPage();
  await third.goto(`/ideas/${idea.id}`);
  const size = (room: string) => async () => t.io.sockets.adapter.rooms.get(room)?.size ?? 0;
  await until(size(rooms.user(kwame.id)), (n) => n >= 2, 30_000);
  expect(await until(size(rooms.idea(idea.id)), (n) => n >= 2, 30_000)).toBe(2);
  const field = one.getByRole('textbox', { name: 'Your comment' });
  await field.pressSequentially('What says @kwa');
  await shown(one.getByRole('option', { name: /Kwame Adusei/, selected: true }));
  expect(await findings(one)).toEqual([]);
  await field.press('Enter');
  await field.pressSequentially('to this?');
  await shown(third.getByText('Aylin Korkut is writing …'));
  expect(await field.inputValue()).toBe('What says @Kwame Adusei to this?');
  await field.press('Control+Enter');
  await shown(one.getByRole('article').getByRole('link', { name: '@Kwame Adusei' }));
  await shown(third.getByText('to this?'));
  await gone(third.getByText('is writing …'));
  await shown(other.getByRole('link', { name: /^Inbox.*1/ }));
  await other.getByRole('link', { name: /^Inbox/ }).click();
  await other.getByRole('link', { name: /mentioned you in/ }).click();
  await shown(other.getByRole('article').getByText('to this?'));
});

test('a reaction shows in the other browser, and goes when it is taken back', async () => {
  const idea = await t.idea({ by: aylin });
  await t.comment(idea, { by: kwame, body: 'A stamp, not a sticker' });
  const one = await t.visit(aylin, `/ideas/${idea.id}`);
  const other = await t.visit(kwame, `/ideas/${idea.id}`);
  const size = async () => t.io.sockets.adapter.rooms.get(rooms.idea(idea.id))?.size ?? 0;
  expect(await until(size, (n) => n >= 2, 30_000)).toBeGreaterThanOrEqual(2);

  await one.getByRole('button', { name: 'React' }).click();
  // Keys go to the menu once it has the focus.
  await shown(one.locator('[role^="menuitem"]:focus'));
  await one.keyboard.press('ArrowDown');
  await one.keyboard.press('Enter');
  const heart = other.getByRole('button', { name: 'Love it: 1 person' });
  await shown(heart);
  await heart.click();
  await shown(one.getByRole('button', { name: 'Love it: 2 people', pressed: true }));
  await other.getByRole('button', { name: 'React' }).click();
  await other.getByRole('menuitem', { name: 'Who reacted' }).click();
  await shown(other.getByRole('dialog').getByText('Aylin Korkut'));
  expect(await findings(other)).toEqual([]);
  await other.keyboard.press('Escape');
  await one.getByRole('button', { name: 'Love it: 2 people' }).click();
  await shown(other.getByRole('button', { name: 'Love it: 1 person', pressed: true }));
});

test('a staff note comes to staff at once and to nobody else; who is no longer staff loses it', async () => {
  const idea = await t.idea({ by: aylin });
  const max = await t.person('manager', 'Max Berg');
  const mo = await t.person('moderator', 'Mo Lind');
  const hers = await t.visit(aylin, `/ideas/${idea.id}`);
  const theirs = await t.visit(mo, `/ideas/${idea.id}`);
  const size = (room: string) => async () => t.io.sockets.adapter.rooms.get(room)?.size ?? 0;
  await until(size(rooms.idea(idea.id)), (n) => n >= 2, 30_000);
  expect(await until(size(rooms.staff(idea.id)), (n) => n === 1, 30_000)).toBe(1);

  const note = { body: 'Too dear, I think', visibility: 'staff' };
  await max.api.post(`/api/ideas/${idea.id}/comments`).send(note).expect(201);
  const shownNote = theirs.getByRole('article').filter({ hasText: note.body });
  await shown(shownNote.getByText('Staff note', { exact: true }));
  // What is said to everybody comes after it: by then it would be there.
  await t.comment(idea, { by: kwame, body: 'How much is it?' });
  await shown(hers.getByText('How much is it?'));
  expect(await hers.getByText(/Too dear|Staff note/).count()).toBe(0);

  await theirs.locator('label', { hasText: 'Staff note' }).click();
  await theirs.getByRole('textbox', { name: 'Your staff note' }).pressSequentially('For us it is');
  await theirs.getByRole('button', { name: 'Add staff note' }).click();
  await shown(theirs.getByRole('article').filter({ hasText: 'For us it is' }));
  expect(await hers.getByText('is writing').count()).toBe(0);
  expect(await findings(theirs)).toEqual([]);
  // What is meant for everybody is begun by itself, and seen to be.
  await theirs.locator('label', { hasText: 'Comment for everybody' }).click();
  const toAll = theirs.getByRole('textbox', { name: 'Your comment' });
  expect(await toAll.inputValue()).toBe('');
  await toAll.fill('To all of you');
  await shown(hers.getByText('Mo Lind is writing …'));
  await theirs.locator('label', { hasText: 'Staff note' }).click();
  const toStaff = theirs.getByRole('textbox', { name: 'Your staff note' });
  expect(await toStaff.inputValue()).toBe('');

  const ada = await t.person('administrator');
  await ada.api.patch(`/api/people/${mo.id}`).send({ role: 'member' }).expect(200);
  await gone(shownNote);
  await shown(theirs.getByText('How much is it?'));
  await gone(theirs.getByText('Staff note', { exact: true }));
});

test('a link leads into the middle of a long thread; gaps open, branches fold and stay folded', async () => {
  const idea = await t.idea({ by: aylin });
  const ids = await plant(idea.id, 40, 24);
  const deep = ids[25 * 20 + 18];
  const page = await t.visit(aylin, `/ideas/${idea.id}#comment-${deep}`);
  expect(await isAt(page, 'Talk 20, answer 18')).toBe(true);
  expect(await page.getByText('Talk 0', { exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: 'Show what was said before' }).click();
  await shown(page.getByText('Talk 0', { exact: true }));
  const more = page.getByRole('button', { name: /^Show \d+ more repl/ }).first();
  await more.click();
  await shown(page.getByText('Talk 0, answer 24', { exact: true }));
  await page.getByRole('button', { name: 'Hide 24 replies' }).first().click();
  await gone(page.getByText('Talk 0, answer 24', { exact: true }));
  await page.goto(`/ideas/${idea.id}`);
  await shown(page.getByText('Talk 0', { exact: true }));
  expect(await page.getByText('Talk 0, answer 1', { exact: true }).count()).toBe(0);
  await shown(page.getByRole('button', { name: /^Show \d+ repl/ }));
});

test('what is unread is found, and read in one window it is read in the other', async () => {
  const idea = await t.idea({ by: aylin });
  await plant(idea.id, 3, 12);
  const path = `/api/ideas/${idea.id}/reading`;
  const [, , last] = await CommentRow.find({ ideaId: idea.id }).sort({ postedAt: -1 }).limit(3);
  await aylin.api.put(path).send({ readAt: last?.postedAt.toISOString() }).expect(200);
  const page = await t.visit(aylin, `/ideas/${idea.id}`);
  const other = await (await page.context()).newPage();
  await other.goto(`/ideas/${idea.id}`);
  const unread = (of: Page) => of.getByRole('button', { name: /of 2 unread/ });
  await shown(unread(other));
  await unread(page).click();
  expect(await isAt(page, 'Talk 2, answer 11')).toBe(true);
  await gone(unread(other));
});

test('a quotation begins a reply, before what was written already', async () => {
  const idea = await t.idea({ by: aylin });
  await t.comment(idea, { by: kwame, body: 'A stamp.\n\nNot a sticker.' });
  const page = await t.visit(aylin, `/ideas/${idea.id}`);
  await page.getByRole('button', { name: 'Reply', exact: true }).first().click();
  const field = page.getByRole('textbox', { name: 'Reply to Kwame Adusei' });
  await field.fill('Agreed');
  await page.getByRole('button', { name: 'More for this comment' }).click();
  await page.getByRole('menuitem', { name: 'Quote in a reply' }).click();
  expect(await field.inputValue()).toBe('> A stamp.\n>\n> Not a sticker.\n\nAgreed');
  await field.press('Control+Enter');
  await shown(page.locator('blockquote').getByText('Not a sticker.'));
});
