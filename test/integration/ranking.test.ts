import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { hotScore, topScore } from '@leaven/shared/ideas/ranking';
import { DEFAULT_HALF_LIFE_DAYS } from '@leaven/shared/settings/settings.schemas';
import { Types } from 'mongoose';
import { IdeaRow, newIdeaRow } from '../../server/src/features/ideas/ideas.model';
import { countWaiting } from '../../server/src/features/ideas/impressions';
import { rescore } from '../../server/src/features/ideas/rescoring';
import { forgetSettings } from '../../server/src/features/settings/settings.service';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

const DAY_MS = 24 * 60 * 60_000;

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let ada: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom, ada] = [await t.person(), await t.person(), await t.person('administrator')];
});
afterAll(() => t.close());

const newCategory = async () => (await t.category({ steward: ada })).id;
const read = (query: Record<string, string | number>, person = tom) =>
  allPages<IdeaCard>(person, '/api/ideas', query);
const idsOf = (cards: { id: string }[]) => cards.map(({ id }) => id);

interface Planted {
  daysAgo?: number;
  votes?: number;
  impressions?: number;
  stage?: 'open' | 'in_review' | 'promoted';
}

/** Writes ideas of Mia's straight into their collection. */
async function plant(categoryId: string, rows: Planted[]): Promise<string[]> {
  const now = Date.now();
  const made = rows.map(({ daysAgo = 0, votes = 0, impressions = 0, stage = 'open' }, i) =>
    newIdeaRow(DEFAULT_HALF_LIFE_DAYS, {
      _id: new Types.ObjectId(),
      title: `What if number ${i}`,
      body: '',
      authorId: new Types.ObjectId(mia.id),
      categoryId: new Types.ObjectId(categoryId),
      stewardId: new Types.ObjectId(ada.id),
      stage,
      postedAt: new Date(now - daysAgo * DAY_MS - i * 1_000),
      votes,
      importedVotes: votes,
      impressions,
      earlierImpressions: impressions,
    }),
  );
  return (await IdeaRow.insertMany(made)).map(({ _id }) => String(_id));
}

test('Top: many of those who saw it beat many votes, and one of one beats nobody', async () => {
  const categoryId = await newCategory();
  const [loved, loud, lucky] = await plant(categoryId, [
    { votes: 30, impressions: 40 },
    { votes: 60, impressions: 400 },
    { votes: 1, impressions: 1 },
  ]);
  expect(idsOf(await read({ categoryId, sort: 'top', window: 'all' }))).toEqual([
    loved,
    lucky,
    loud,
  ]);
});

describe('Needs eyes', () => {
  test('has what few have seen first, in review as well, and nothing that cannot be voted for', async () => {
    const categoryId = await newCategory();
    const [known, fresh, reviewed] = await plant(categoryId, [
      { votes: 20, impressions: 900 },
      { impressions: 1 },
      { impressions: 9, stage: 'in_review' },
      { stage: 'promoted' },
    ]);
    const found = idsOf(await read({ categoryId, sort: 'needs_eyes' }));
    expect(found).toEqual([fresh, reviewed, known]);
    const open = await read({ categoryId, sort: 'needs_eyes', stage: 'in_review' });
    expect(idsOf(open)).toEqual([reviewed]);
    expect(await read({ categoryId, sort: 'needs_eyes', stage: 'promoted' })).toEqual([]);
  });

  test('leaves out what is mine, what I have seen and what I voted for', async () => {
    const categoryId = await newCategory();
    const [a = '', b = '', c = ''] = await plant(categoryId, [{}, {}, {}]);
    await tom.api
      .post('/api/impressions')
      .send({ ideaIds: [a] })
      .expect(200);
    await tom.api.put(`/api/ideas/${b}/vote`).send({ value: 1 }).expect(200);
    expect(idsOf(await read({ categoryId, sort: 'needs_eyes' }))).toEqual([c]);
    expect(await read({ categoryId, sort: 'needs_eyes' }, mia)).toEqual([]);
  });

  test('holds everything once over its pages, in an order that is not the same for all', async () => {
    const categoryId = await newCategory();
    const ids = await plant(categoryId, Array(30).fill({ impressions: 2 }));
    const mine = idsOf(await read({ categoryId, sort: 'needs_eyes', limit: 7 }));
    expect(mine.toSorted()).toEqual(ids.toSorted());
    expect(idsOf(await read({ categoryId, sort: 'needs_eyes', limit: 30 }))).toEqual(mine);
    const theirs = idsOf(await read({ categoryId, sort: 'needs_eyes', limit: 7 }, ada));
    expect(theirs.toSorted()).toEqual(ids.toSorted());
    expect(theirs).not.toEqual(mine);
  });

  test('goes on after what was seen meanwhile', async () => {
    const categoryId = await newCategory();
    const ids = await plant(categoryId, Array(12).fill({}));
    const query = { categoryId, sort: 'needs_eyes', limit: 4 };
    const seen = await allPages<IdeaCard>(tom, '/api/ideas', query, async (soFar) => {
      await tom.api
        .post('/api/impressions')
        .send({ ideaIds: idsOf(soFar) })
        .expect(200);
      await countWaiting();
    });
    expect(idsOf(seen).toSorted()).toEqual(ids.toSorted());
  });

  test('refuses a cursor of another reader', async () => {
    const categoryId = await newCategory();
    await plant(categoryId, [{}, {}, {}]);
    const query = { categoryId, sort: 'needs_eyes', limit: 1 };
    const { nextCursor: cursor } = (await tom.api.get('/api/ideas').query(query)).body;
    expect(typeof cursor).toBe('string');
    const answer = await ada.api.get('/api/ideas').query({ ...query, cursor });
    expectRefusal(answer, 400, { field: 'cursor' });
  });
});

describe('the slots of Hot', () => {
  /** Forty hot ideas that all have seen, and three of long ago that nobody has. */
  async function feed() {
    const categoryId = await newCategory();
    const hot = await plant(categoryId, Array(40).fill({ votes: 50, impressions: 500 }));
    const unseen = await plant(categoryId, Array(3).fill({ daysAgo: 200 }));
    return { categoryId, hot, unseen };
  }
  const slotsIn = (cards: IdeaCard[]) =>
    cards.flatMap(({ needsEyes }, place) => (needsEyes ? [place] : []));

  test.each([20, 7, 43])('are every tenth place, on pages of %i too', async (limit) => {
    const { categoryId, hot, unseen } = await feed();
    const cards = await read({ categoryId, limit });
    expect(slotsIn(cards).slice(0, 3)).toEqual([9, 19, 29]);
    const inSlots = idsOf(cards.filter(({ needsEyes }) => needsEyes));
    expect(inSlots.slice(0, 3).toSorted()).toEqual(unseen.toSorted());
    // What fills a slot does not come again where its heat would put it.
    expect(idsOf(cards)).toHaveLength(43);
    expect(idsOf(cards).toSorted()).toEqual([...hot, ...unseen].toSorted());
    const others = cards.filter(({ needsEyes }) => !needsEyes);
    expect(idsOf(others)).toEqual(hot.filter((id) => !inSlots.includes(id)));
  });

  test('stay away from who has seen it all, and from lists of their own', async () => {
    const { categoryId, unseen } = await feed();
    await tom.api.post('/api/impressions').send({ ideaIds: unseen }).expect(200);
    const others = (await read({ categoryId, limit: 43 })).filter(({ needsEyes }) => needsEyes);
    expect(idsOf(others).filter((id) => unseen.includes(id))).toEqual([]);
    expect(slotsIn(await read({ categoryId, limit: 43 }, mia))).toEqual([]);
    expect(slotsIn(await read({ categoryId, limit: 43, mine: 'true' }, mia))).toEqual([]);
  });
});

test('Following: what I follow, the latest activity first, whatever became of it', async () => {
  const categoryId = await newCategory();
  const [older = '', newer = ''] = await plant(categoryId, [{ daysAgo: 9 }, { daysAgo: 2 }, {}]);
  for (const id of [older, newer]) await tom.api.put(`/api/follows/idea/${id}`).expect(200);
  const following = async () => idsOf(await read({ categoryId, sort: 'following', limit: 1 }));
  expect(await following()).toEqual([newer, older]);
  await ada.api.put(`/api/ideas/${older}/vote`).send({ value: 1 }).expect(200);
  expect(await following()).toEqual([older, newer]);
  const decline = { stage: 'declined', reason: 'Not this year' };
  await ada.api.post(`/api/ideas/${newer}/decisions`).send(decline).expect(200);
  expect(await following()).toEqual([older, newer]);
  await tom.api.delete(`/api/follows/idea/${older}`).expect(200);
  expect(await following()).toEqual([newer]);
});

test('why: the numbers behind the place', async () => {
  const [id = ''] = await plant(await newCategory(), [
    { daysAgo: DEFAULT_HALF_LIFE_DAYS, votes: 12, impressions: 30 },
  ]);
  const { body } = await tom.api.get(`/api/ideas/${id}/why?sort=top`).expect(200);
  expect(body).toMatchObject({
    id,
    sort: 'top',
    counts: { votes: 12, impressions: 30, votesPerImpression: topScore(12, 30) },
    halfLifeDays: DEFAULT_HALF_LIFE_DAYS,
  });
  expect(body.weightLeft).toBeCloseTo(0.5, 2);
  expect((await tom.api.get(`/api/ideas/${id}/why`).expect(200)).body.sort).toBe('hot');
  expectRefusal(await tom.api.get(`/api/ideas/${id}/why?sort=x`), 400, { field: 'sort' });
});

test('why: no numbers while counts are hidden from who has not voted', async () => {
  const [id = ''] = await plant(await newCategory(), [{ votes: 12, impressions: 30 }]);
  const hide = (hideCounts: boolean) =>
    ada.api.patch('/api/settings').send({ voting: { hideCounts } }).expect(200);
  const counts = async () => (await tom.api.get(`/api/ideas/${id}/why`).expect(200)).body.counts;
  await hide(true);
  expect(await counts()).toBeNull();
  await tom.api.put(`/api/ideas/${id}/vote`).send({ value: 1 }).expect(200);
  expect(await counts()).toMatchObject({ votes: 13 });
  await hide(false);
});

describe('the half-life', () => {
  const set = (halfLifeDays: number) =>
    ada.api.patch('/api/settings').send({ ranking: { halfLifeDays } });
  const ranking = async (who = tom) => (await who.api.get('/api/ranking').expect(200)).body;

  test('that an administrator changes orders every idea anew, and what is written from then on', async () => {
    const categoryId = await newCategory();
    const [old = '', young = ''] = await plant(categoryId, [
      { daysAgo: 12, votes: 40 },
      { daysAgo: 1, votes: 8 },
    ]);
    expect(idsOf(await read({ categoryId }))).toEqual([young, old]);
    expect(await ranking()).toMatchObject({ halfLifeDays: 4, rescoring: null });
    await set(30).expect(200);
    expect(await ranking()).toMatchObject({ halfLifeDays: 30 });
    const posted = await t.idea({ by: mia, categoryId });
    await tom.api.put(`/api/ideas/${posted.id}/vote`).send({ value: 1 }).expect(200);
    await until(ranking, ({ rescoring }) => rescoring === null, 40_000);
    expect(idsOf(await read({ categoryId })).slice(0, 2)).toEqual([old, young]);
    for (const { hot, votes, postedAt } of await IdeaRow.find().lean())
      expect(hot).toBe(hotScore(votes, postedAt, 30));
  });

  test('is brought to all scores also after a node died at it, and a stray one is found', async () => {
    await set(2).expect(200);
    let looks = 0;
    await rescore(() => ++looks > 1, 0);
    expect((await ranking()).rescoring).not.toBeNull();
    forgetSettings();
    await rescore(() => false, 0);
    expect((await ranking()).rescoring).toBeNull();
    for (const { hot, votes, postedAt } of await IdeaRow.find().lean())
      expect(hot).toBe(hotScore(votes, postedAt, 2));
  });
});
