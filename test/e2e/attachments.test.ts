import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { findings } from '../support/axe';
import { pdf, smallPng } from '../support/files';
import { startTestSite, type TestSite } from '../support/site';

let site: TestSite;
let mia: TestPerson;
let tom: TestPerson;
beforeAll(async () => {
  site = await startTestSite();
  mia = await site.person('member', 'Mia');
  tom = await site.person('member', 'Tom');
  await site.category();
});
afterAll(() => site.close());

const picture = (name: string) => ({ name, mimeType: 'image/png', buffer: smallPng });
const choose = (page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.getByLabel('Attach files').setInputFiles(files);
const shown = (page: Page) => page.getByRole('button', { name: /^Show in large/ });

/** Drops a file of this machine as a hand would, in the middle of an element. */
async function drop(page: Page, where: Locator, path: string) {
  const box = await where.boundingBox();
  if (!box) throw new Error('nothing there to drop it on');
  const devtools = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, ...at, data });
}

const accessible = async (page: Page) => expect(await findings(page)).toEqual([]);

test('files chosen and pasted while writing go with the idea; what is refused says why and is left out', async () => {
  const page = await site.visit(mia, '/post');
  const title = page.getByPlaceholder('What if we …');
  await title.fill('What if we drew it first');
  await choose(page, picture('shelf.png'), {
    name: 'evil.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg/>'),
  });
  await shown(page).waitFor();
  await page.getByText(/none of the kinds/).waitFor();
  await title.evaluate((field, base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'pasted.png', { type: 'image/png' }));
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    field.dispatchEvent(paste);
  }, smallPng.toString('base64'));
  await page.getByRole('button', { name: 'Show in large: pasted' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Show in large: pasted' }).waitFor();
  await accessible(page);
  await page.getByRole('form').getByRole('button', { name: 'Post idea' }).click();
  await page.waitForURL(/\/ideas\/[0-9a-f]{24}$/);
  await page.getByRole('button', { name: 'Show in large: pasted' }).waitFor();
  expect(await shown(page).count()).toBe(2);
});

test('what one attaches and removes the other sees, and undoing brings it back', async () => {
  const idea = await site.idea({ by: mia });
  const path = `/ideas/${idea.id}`;
  const [hers, his] = [await site.visit(mia, path), await site.visit(tom, path)];
  await his.getByPlaceholder('Add to the discussion').waitFor();
  await choose(hers, picture('loaf.png'), {
    name: 'plan.pdf',
    mimeType: 'application/pdf',
    buffer: pdf(),
  });
  await shown(his).waitFor();
  await his.getByRole('link', { name: 'plan.pdf' }).waitFor();
  expect(await his.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
  await accessible(his);

  await shown(his).click();
  await his.getByRole('dialog', { name: 'Picture: loaf' }).waitFor();
  await accessible(his);
  await his.keyboard.press('Escape');
  expect(await his.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Show in large: loaf',
  );

  await shown(hers).click();
  await hers.getByRole('button', { name: 'Say what it shows' }).click();
  await hers.getByLabel('What the picture shows').fill('A loaf, cut open');
  await hers.keyboard.press('Enter');
  await his.getByRole('button', { name: 'Show in large: A loaf, cut open' }).waitFor();
  await hers.getByRole('dialog').getByRole('button', { name: 'Remove loaf.png' }).click();
  await shown(his).waitFor({ state: 'detached' });
  await hers.getByRole('button', { name: /^Undo/ }).click();
  await shown(his).waitFor();
});

test('a file that is dropped beside the form leaves the page as it is; on the form it is attached', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leaven-drop-test-'));
  const path = join(folder, 'dropped.png');
  await writeFile(path, smallPng);
  const page = await site.visit(mia, '/post');
  const title = page.getByPlaceholder('What if we …');
  await title.fill('What if it fell beside the basket');
  await page.getByText('Attach files').waitFor();
  // Not every browser leaves the page when it has no window; whether it would, it is told here.
  await page.evaluate(() => {
    const tell = ({ type, defaultPrevented }: DragEvent) => {
      document.documentElement.dataset[type] = String(defaultPrevented);
    };
    for (const kind of ['dragover', 'drop'] as const) window.addEventListener(kind, tell);
  });
  await drop(page, page.getByRole('navigation').first(), path);
  const told = () => page.evaluate(() => ({ ...document.documentElement.dataset }));
  expect(await told()).toMatchObject({ dragover: 'true' });
  expect((await told()).drop).not.toBe('false');
  await drop(page, title, path);
  await page.getByRole('button', { name: 'Show in large: dropped' }).waitFor();
  expect(await title.inputValue()).toBe('What if it fell beside the basket');
  expect(await shown(page).count()).toBe(1);
  expect(page.url()).toContain('/post');
  await rm(folder, { recursive: true });
});
