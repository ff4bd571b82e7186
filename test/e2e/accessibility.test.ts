import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import type { TestPerson } from '../support/app';
import { findings } from '../support/axe';
import { startTestSite, type TestSite } from '../support/site';

const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** As if an idea had been begun before, so that its form is open and tells of similar ones. */
const writeIdea = (context: BrowserContext, { id }: TestPerson, title: string) =>
  context.addInitScript(([name, draft]) => localStorage.setItem(name, draft), [
    `leaven-draft:${id}:idea.new`,
    JSON.stringify({ value: { title, body: '', categoryId: '' }, at: Date.now() }),
  ] as const);

let t: TestSite;
let admin: TestPerson;
const paths: Record<string, string> = {};

beforeAll(async () => {
  t = await startTestSite();
  admin = await t.person('administrator', 'Ada Adams');
  const mia = await t.person('member', 'Mia Miller');
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
  Object.assign(paths, {
    feed: '/',
    'empty feed': '/?mine=true',
    'post page': '/post',
    idea: `/ideas/${idea.id}`,
    'declined idea': `/ideas/${declined.id}`,
    'unknown idea': `/ideas/${'f'.repeat(24)}`,
    projects: '/projects',
    project: `/projects/${project.id}`,
    'project that was shut down': `/projects/${ended.id}`,
    review: '/review',
    'likely duplicates': '/duplicates',
    inbox: '/inbox',
    me: '/me',
    admin: '/admin',
    mail: '/admin/mail',
    'notification settings': '/me/notifications',
    'a link that stops email': `/unsubscribe/${'f'.repeat(48)}`,
    'no page': '/no/such/page',
  });
});
afterAll(() => t.close());

/** Both themes, both widths; the parts are the same in the other two pairs. */
const looks = [
  { width: 390, colorScheme: 'dark' },
  { width: 1440, colorScheme: 'light' },
] as const;
/** A dozen and more pages, each read whole by axe. */
const PATIENCE_MS = 240_000;

describe.each(looks)('at $width pixels, $colorScheme', (look) => {
  test(
    'axe finds nothing on any page, and none scrolls sideways',
    async () => {
      const found: string[] = [];
      const context = await t.context(admin, look);
      await writeIdea(context, admin, 'Sell yesterday’s bread');
      const page = await context.newPage();
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
        await page.waitForLoadState('networkidle');
        for (const finding of await findings(page)) found.push(`${name}: ${finding}`);
        if ((await sidewaysScroll(page)) > 0) found.push(`${name}: scrolls sideways`);
      }
      await context.close();
      const signIn = await t.visit(null, '/sign-in', look);
      await signIn.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
      for (const finding of await findings(signIn)) found.push(`sign-in: ${finding}`);
      await signIn.context().close();
      expect(found).toEqual([]);
    },
    PATIENCE_MS,
  );
});

test(
  'nothing scrolls sideways on a screen of 320 pixels',
  async () => {
    const context = await t.context(admin, { width: 320 });
    await writeIdea(context, admin, 'Sell yesterday’s bread');
    const page = await context.newPage();
    const wide: string[] = [];
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      if ((await sidewaysScroll(page)) > 0) wide.push(name);
    }
    await context.close();
    expect(wide).toEqual([]);
  },
  PATIENCE_MS,
);
