import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { findings } from '../support/axe';
import { smallPng, upload } from '../support/files';
import { watchQuiet } from '../support/settled';
import { startTestSite, type TestSite } from '../support/site';
import { until } from '../support/until';

const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** The narrowest screen that everything must fit, besides those that axe reads. */
const NARROWEST = 320;

/** What is wrong with what is shown, and how wide it is on the page's own width and the narrowest. */
async function faults(page: Page, name: string): Promise<string[]> {
  const found = (await findings(page)).map((finding) => `${name}: ${finding}`);
  const { width, height } = page.viewportSize() ?? { width: NARROWEST, height: 900 };
  for (const one of width < 600 ? [width, NARROWEST] : [width]) {
    await page.setViewportSize({ width: one, height });
    // What follows the window does so a moment later.
    const scroll = await until(
      () => sidewaysScroll(page),
      (pixels) => pixels <= 0,
      2_000,
    );
    if (scroll > 0) found.push(`${name}: scrolls sideways at ${one}`);
  }
  await page.setViewportSize({ width, height });
  return found;
}

type Open = (page: Page) => Promise<unknown>;
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).locator('visible=true').first().click();
async function fromMenu(page: Page, item: string): Promise<void> {
  await press(page, 'More for this idea');
  await page.getByRole('menuitem', { name: item }).locator('visible=true').click();
}

/** As if an idea had been begun before: its page has it in the fields and tells of similar ones. */
const writeIdea = (context: BrowserContext, { id }: TestPerson, title: string) =>
  context.addInitScript(([name, draft]) => localStorage.setItem(name, draft), [
    `leaven-draft:${id}:idea.new`,
    JSON.stringify({ value: { title, body: '', categoryId: '' }, at: Date.now() }),
  ] as const);

/** Nothing may grow as wide as a word: titles of 140 characters without a space are allowed. */
const longWord = 'Backstubenreinigungsplan'.repeat(5);

let t: TestSite;
let admin: TestPerson;
let mia: TestPerson;
/** Written by Mia, and all that can grow on it has grown. */
let grown: string;
const paths: Record<string, string> = {};

beforeAll(async () => {
  t = await startTestSite();
  admin = await t.person('administrator', 'Ada Adams');
  mia = await t.person('member', 'Mia Miller');
  const body =
    'Because **bread** is left.\n\n- one\n- two\n\n> said Tom\n\n[where](https://crumb.example) `code`';
  const idea = await t.idea({ by: mia, title: 'Sell yesterday’s bread as second-day bags', body });
  const comment = await t.comment(idea, { by: admin, body: 'Which shops?' });
  await t.comment(idea, { by: mia, body: 'All at the harbour', parentId: comment.id });
  const gone = await t.comment(idea, { by: mia });
  await mia.api.delete(`/api/comments/${gone.id}`).expect(200);
  await t.idea({ by: mia, title: 'Sell yesterday’s bread in second-day bags' });
  const declined = await t.idea({ by: mia, title: 'Close on Mondays' });
  await admin.api
    .post(`/api/ideas/${declined.id}/decisions`)
    .send({ stage: 'declined', reason: 'Mondays pay the rent', revisitIf: 'they do not' })
    .expect(200);
  const project = await t.project({ owner: admin, sponsor: admin });
  await admin.api
    .post(`/api/projects/${project.id}/updates`)
    .send({ body: 'The bags are *ordered*.' })
    .expect(201);
  const ended = await t.project({ owner: mia, sponsor: admin });
  await admin.api
    .post(`/api/projects/${ended.id}/shutdown`)
    .send({ reason: 'Nobody came', lessons: 'Ask first' })
    .expect(200);
  await upload(mia, `/api/ideas/${idea.id}/attachments`, smallPng, `${longWord}.png`).expect(201);
  await growIdea();
  const merged = await t.idea({ by: mia, title: 'Sell bread of yesterday' });
  await admin.api.post(`/api/ideas/${merged.id}/merge`).send({ into: grown }).expect(200);
  const archived = await t.idea({ by: mia, title: 'Count the crates by hand' });
  const silent = { reason: 'They are counted now' };
  await admin.api.post(`/api/ideas/${archived.id}/archive`).send(silent).expect(200);
  Object.assign(paths, {
    feed: '/',
    'empty feed': '/?mine=true',
    search: '/search',
    'what a search found': '/search?q=bread',
    'what a search did not find': `/search?q=${longWord}`,
    'post page': '/post',
    drafts: '/drafts',
    idea: `/ideas/${idea.id}`,
    'grown idea': `/ideas/${grown}`,
    history: `/ideas/${grown}/history`,
    'merged idea': `/ideas/${merged.id}?original=1`,
    'archived idea': `/ideas/${archived.id}`,
    'declined idea': `/ideas/${declined.id}`,
    'unknown idea': `/ideas/${'f'.repeat(24)}`,
    projects: '/projects',
    project: `/projects/${project.id}`,
    'project that was shut down': `/projects/${ended.id}`,
    'ranking help': '/help/ranking',
    review: '/review',
    moderation: '/moderation',
    'likely duplicates': '/duplicates',
    'many ideas at once': '/moderation/ideas',
    inbox: '/inbox',
    me: '/me',
    person: `/people/${mia.id}`,
    'admin, people': '/admin',
    'admin, categories': '/admin/categories',
    'admin, company': '/admin/company',
    'admin, ranking': '/admin/ranking',
    'admin, mail': '/admin/mail',
    'notification settings': '/me/notifications',
    'a link that stops email': `/unsubscribe/${'f'.repeat(48)}`,
    'no page': '/no/such/page',
  });
});
afterAll(() => t.close());

/** An idea with an edit, an invitation, asks, offers, an extension and a trial, in long words. */
async function growIdea(): Promise<void> {
  const { id } = await t.idea({ by: mia, title: longWord, body: `${longWord}\n\nas it was` });
  grown = id;
  const of = (path: string) => `/api/ideas/${id}/${path}`;
  await mia.api
    .patch(`/api/ideas/${id}`)
    .send({ body: `${longWord} as it is` })
    .expect(200);
  await mia.api.patch(`/api/ideas/${id}`).send({ beneficiary: longWord }).expect(200);
  await mia.api.post(of('co-authors')).send({ personId: admin.id }).expect(201);
  const comment = await t.comment({ id }, { by: admin, body: longWord });
  await mia.api.post(of(`extensions/${comment.id}`)).expect(200);
  const ask = await mia.api.post(of('asks')).send({ kind: 'data', text: longWord }).expect(201);
  await admin.api.post(`/api/asks/${ask.body.id}/offers`).send({ text: longWord }).expect(201);
  await mia.api.post(of('asks')).send({ kind: 'designer', text: 'A sign' }).expect(201);
  await mia.api.post(of('trials')).send({ text: longWord, link: null }).expect(201);
}

/** Both themes, both widths; the parts are the same in the other two pairs. */
const looks = [
  { width: 390, colorScheme: 'dark' },
  { width: 1440, colorScheme: 'light' },
] as const;
/** Dozens of pages, each read whole by axe. */
const PATIENCE_MS = 300_000;

describe.each(looks)('at $width pixels, $colorScheme', (look) => {
  test(
    'axe finds nothing on any page, and none scrolls sideways',
    async () => {
      const found: string[] = [];
      const context = await t.context(admin, look);
      await writeIdea(context, admin, 'Sell yesterday’s bread');
      const page = await context.newPage();
      const quiet = watchQuiet(page);
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(path);
        await quiet();
        await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
        found.push(...(await faults(page, name)));
      }
      await context.close();
      const signIn = await t.visit(null, '/sign-in', look);
      await signIn.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
      found.push(...(await faults(signIn, 'sign-in')));
      await signIn.context().close();
      expect(found).toEqual([]);
    },
    PATIENCE_MS,
  );
});

/** What opens on a page, by whom and how. */
const openings: [name: string, path: () => string, by: () => TestPerson, open: Open][] = [
  ['reason on a card', () => '/', () => mia, (page) => press(page, 'Why is this here?')],
  ['all filters', () => '/', () => mia, (page) => press(page, 'Filters')],
  [
    'search to save',
    () => '/search?q=bread',
    () => mia,
    (page) => press(page, 'Save this search…'),
  ],
  ['palette', () => '/', () => mia, (page) => page.keyboard.press('Control+k')],
  ['co-authors', () => `/ideas/${grown}`, () => mia, (page) => fromMenu(page, 'Co-authors…')],
  ['merge', () => `/ideas/${grown}`, () => mia, (page) => fromMenu(page, 'Merge into…')],
  ['archive', () => `/ideas/${grown}`, () => mia, (page) => fromMenu(page, 'Archive…')],
  ['edit', () => `/ideas/${grown}`, () => mia, (page) => fromMenu(page, 'Edit')],
  ['ask', () => `/ideas/${grown}`, () => mia, (page) => press(page, 'Ask for something')],
  ['thanks', () => `/ideas/${grown}`, () => mia, (page) => press(page, 'Accept…')],
  ['trial', () => `/ideas/${grown}`, () => admin, (page) => press(page, 'I already tried this')],
  ['answer', () => `/ideas/${grown}`, () => admin, (page) => press(page, 'Answer…')],
  ['offer', () => `/ideas/${grown}`, () => admin, (page) => press(page, 'I can help')],
  ['flag', () => `/ideas/${grown}`, () => admin, (page) => fromMenu(page, 'Flag…')],
  ['picture', () => paths.idea ?? '', () => admin, (page) => press(page, /^Show in large/)],
];

test.each(looks)(
  'axe finds nothing in what opens, at $width pixels, $colorScheme',
  async (look) => {
    const found: string[] = [];
    for (const [name, path, by, open] of openings) {
      const page = await (await t.context(by(), look)).newPage();
      const quiet = watchQuiet(page);
      await page.goto(path());
      await open(page);
      await quiet();
      found.push(...(await faults(page, name)));
      await page.context().close();
    }
    expect(found).toEqual([]);
  },
  PATIENCE_MS,
);
