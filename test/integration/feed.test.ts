import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { DEFAULT_HALF_LIFE_DAYS } from '@leaven/shared/settings/settings.schemas';
import { Types } from 'mongoose';
import { IdeaRow, newIdeaRow } from '../../server/src/features/ideas/ideas.model';
import { scoresOf } from '../../server/src/features/ideas/scores';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { allPages } from '../support/pages';
import { expectRefusal } from '../support/refusal';

const DAY_MS = 24 * 60 * 60_000;

let t: TestApp;
let mia: TestPerson;
let tom: TestPerson;
let noor: TestPerson;
beforeAll(async () => {
  t = await startTestApp();
  [mia, tom, noor] = [await t.person(), await t.person(), await t.person('manager')];
});
afterAll(() => t.close());

const newCategory = async () => (await t.category({ steward: noor })).id;
const read = (query: Record<string, string | number>, person = tom) =>
  allPages<IdeaCard>(person, '/api/ideas', query);
const idsOf = (cards: { id: string }[]) => cards.map(({ id }) => id);

/** Writes ideas of some age and votes straight into their collection. */
async function plant(
  categoryId: string,
  rows: { daysAgo: number; votes: number; by?: TestPerson }[],
): Promise<string[]> {
  const made = rows.map(({ daysAgo, votes, by = mia }) => {
    const postedAt = new Date(Date.now() - daysAgo * DAY_MS);
    return newIdeaRow(DEFAULT_HALF_LIFE_DAYS, {
      _id: new Types.ObjectId(),
      title: `What if ${daysAgo} days, ${votes} votes`,
      body: '',
      authorId: new Types.ObjectId(by.id),
      categoryId: new Types.ObjectId(categoryId),
      stewardId: new Types.ObjectId(by.id),
      postedAt,
      votes,
      importedVotes: votes,
    });
  });
  return (await IdeaRow.insertMany(made)).map(({ _id }) => String(_id));
}

describe('orders', () => {
  test('new by age, top by votes, hot by both', async () => {
    const categoryId = await newCategory();
    const [fresh, liked, old] = await plant(categoryId, [
      { daysAgo: 0, votes: 1 },
      { daysAgo: 3, votes: 40 },
      { daysAgo: 60, votes: 90 },
    ]);
    const order = async (query: Record<string, string>) =>
      idsOf(await read({ categoryId, ...query }));
    expect(await order({ sort: 'new' })).toEqual([fresh, liked, old]);
    expect(await order({ sort: 'top', window: 'all' })).toEqual([old, liked, fresh]);
    expect(await order({ sort: 'hot' })).toEqual([liked, fresh, old]);
    expect(await order({})).toEqual(await order({ sort: 'hot' }));
  });

  test('top counts what was posted within its window', async () => {
    const categoryId = await newCategory();
    const [week, month, year, ever] = await plant(categoryId, [
      { daysAgo: 6, votes: 1 },
      { daysAgo: 29, votes: 2 },
      { daysAgo: 364, votes: 3 },
      { daysAgo: 400, votes: 4 },
    ]);
    const top = async (window: string) =>
      idsOf(await read({ categoryId, sort: 'top', window, limit: 1 }));
    expect(await top('week')).toEqual([week]);
    expect(await top('month')).toEqual([month, week]);
    expect(await top('year')).toEqual([year, month, week]);
    expect(await top('all')).toEqual([ever, year, month, week]);
  });
});

describe('filters', () => {
  test('mine, voted, category and stage, alone and together', async () => {
    const categoryId = await newCategory();
    const mine = await t.idea({ by: mia, categoryId });
    const theirs = await t.idea({ by: tom, categoryId });
    const declined = await t.idea({ by: tom, categoryId });
    const elsewhere = await t.idea({ by: tom, categoryId: await newCategory() });
    for (const { id } of [theirs, elsewhere])
      await mia.api.put(`/api/ideas/${id}/vote`).send({ value: 1 }).expect(200);
    const decline = { stage: 'declined', reason: 'No' };
    await noor.api.post(`/api/ideas/${declined.id}/decisions`).send(decline).expect(200);
    const found = async (query: Record<string, string>) =>
      idsOf(await read({ sort: 'new', ...query }, mia)).toSorted();
    expect(await found({ categoryId })).toEqual([mine.id, theirs.id].toSorted());
    expect(await found({ categoryId, mine: 'true' })).toEqual([mine.id]);
    expect(await found({ voted: 'true' })).toEqual([theirs.id, elsewhere.id].toSorted());
    expect(await found({ voted: 'true', categoryId })).toEqual([theirs.id]);
    expect(await found({ stage: 'declined', categoryId })).toEqual([declined.id]);
    expect(await found({ mine: 'true', voted: 'true' })).toEqual([]);
    await mia.api.delete(`/api/ideas/${theirs.id}/vote`).expect(200);
    expect(await found({ voted: 'true' })).toEqual([elsewhere.id]);
  });

  test.each([
    ['sort', 'best'],
    ['window', 'day'],
    ['stage', 'gone'],
    ['categoryId', 'x'],
    ['mine', 'yes'],
    ['voted', '1'],
  ])('%s of %s is refused by name', async (field, value) => {
    expectRefusal(await tom.api.get('/api/ideas').query({ [field]: value }), 400, { field });
  });
});

describe('pages', () => {
  test.each(['hot', 'new', 'top'])('of %s hold everything once, ties too', async (sort) => {
    const categoryId = await newCategory();
    const postedAt = new Date(Date.now() - DAY_MS);
    const ids = await plant(categoryId, Array(23).fill({ daysAgo: 1, votes: 5 }));
    await IdeaRow.updateMany(
      { _id: { $in: ids } },
      {
        $set: {
          postedAt,
          ...scoresOf({ votes: 5, impressions: 5, postedAt }, DEFAULT_HALF_LIFE_DAYS),
        },
      },
    );
    const seen = idsOf(await read({ categoryId, sort, limit: 4 }));
    expect(seen).toHaveLength(23);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  test('miss nothing that stands still while votes move the rest', async () => {
    const categoryId = await newCategory();
    const ids = await plant(
      categoryId,
      Array.from({ length: 20 }, (_, i) => ({ daysAgo: 1, votes: 100 - i })),
    );
    const [climber = '', ...still] = ids.toReversed();
    // The last climbs to the top after the first page: it is missed here or comes once, and those
    // that stood still are all there.
    let moved = false;
    const climb = async () => {
      if (moved) return;
      moved = true;
      await IdeaRow.updateOne({ _id: climber }, { $set: { top: 1 } });
    };
    const query = { categoryId, sort: 'top', window: 'all', limit: 5 };
    const seen = idsOf(await allPages<IdeaCard>(tom, '/api/ideas', query, climb));
    expect(moved).toBe(true);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => id !== climber).toSorted()).toEqual(still.toSorted());
  });

  test('that one falls to come twice, and the reader drops it by its id', async () => {
    const categoryId = await newCategory();
    const ids = await plant(
      categoryId,
      Array.from({ length: 12 }, (_, i) => ({ daysAgo: 1, votes: 50 - i })),
    );
    const fall = () => IdeaRow.updateOne({ _id: ids[0] }, { $set: { top: 0 } });
    const query = { categoryId, sort: 'top', window: 'all', limit: 4 };
    const seen = idsOf(await allPages<IdeaCard>(tom, '/api/ideas', query, fall));
    expect(seen.filter((id) => id === ids[0])).toHaveLength(2);
    expect([...new Set(seen)].toSorted()).toEqual(ids.toSorted());
  });
});
