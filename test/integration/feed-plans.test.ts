import { expect, test } from '@jest/globals';
import { type FeedQuery, feedQuery } from '@leaven/shared/feed/feed.schemas';
import { DEFAULT_HALF_LIFE_DAYS } from '@leaven/shared/settings/settings.schemas';
import mongoose, { type mongo, Types } from 'mongoose';
import * as z from 'zod/mini';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import { planOf } from '../../server/src/database/plan';
import { remind } from '../../server/src/features/clock/reminders';
import { feed } from '../../server/src/features/feed/feed.service';
import { FollowRow, followRow } from '../../server/src/features/follows/follows.model';
import { IdeaRow, newIdeaRow } from '../../server/src/features/ideas/ideas.model';
import { useSecret } from '../../server/src/http/secret';
import { afterThisTest, startDocumentdb, temporaryFolder } from './embedded/own';

const ideaCount = 2_000;
const DAY_MS = 24 * 60 * 60_000;
const people = Array.from({ length: 50 }, () => new Types.ObjectId());
const categories = Array.from({ length: 8 }, () => new Types.ObjectId());
const actor = { id: String(people[0]), role: 'member' } as const;

async function plant(): Promise<void> {
  const rows = Array.from({ length: ideaCount }, (_, i) => {
    const postedAt = new Date(Date.now() - (i % 90) * DAY_MS - i * 1_000);
    const votes = (i * 7) % 60;
    return newIdeaRow(DEFAULT_HALF_LIFE_DAYS, {
      _id: new Types.ObjectId(),
      title: `What if no ${i}`,
      body: '',
      authorId: people[i % people.length] ?? null,
      categoryId: categories[i % categories.length] ?? new Types.ObjectId(),
      stewardId: people[i % people.length] ?? new Types.ObjectId(),
      stage: i % 10 === 0 ? 'declined' : 'open',
      postedAt,
      votes,
      openAsks: i % 40 === 1 ? ['designer'] : [],
      beneficiary: i % 40 === 2 ? 'Night bakers' : '',
      dueAt: i % 4 === 1 ? new Date(Date.now() + (i - 1_800) * 60_000) : null,
      remindAt: i % 4 === 1 ? new Date(Date.now() + (i - 1_800) * 60_000) : null,
      officialReply:
        i % 20 === 3
          ? { id: new Types.ObjectId(), excerpt: 'Yes', byId: new Types.ObjectId(), at: postedAt }
          : null,
    });
  });
  await IdeaRow.insertMany(rows);
  const me = new Types.ObjectId(actor.id);
  await FollowRow.insertMany(
    rows.slice(0, 40).map(({ _id, postedAt }) => followRow('idea', _id, me, postedAt)),
  );
}

let looked = 0;

/** What is really asked of the ideas meanwhile. */
async function askedBy(work: () => Promise<unknown>) {
  const asked: { filter: mongo.Filter<mongo.Document>; options: mongo.FindOptions }[] = [];
  mongoose.set('debug', (collection: string, method: string, filter, options) => {
    if (collection === 'ideas' && method === 'find') asked.push({ filter, options });
  });
  await work();
  mongoose.set('debug', false);
  return asked;
}

/** The same for two pages of a list of the feed, one after the other. */
const askedFor = (query: Partial<FeedQuery>) =>
  askedBy(async () => {
    const given = z.parse(feedQuery, query);
    const { nextCursor } = await feed.list(actor, given);
    await feed.list(actor, { ...given, cursor: nextCursor ?? '' });
  });

test('a page of the feed is one walk of an index, the first as the later ones', async () => {
  const database = await startDocumentdb(temporaryFolder());
  await connectDatabase(database.uri('plans'));
  afterThisTest(disconnectDatabase);
  useSecret('a secret for tests that is long enough');
  await plant();
  await database.analyze();

  const categoryId = String(categories[0]);
  const lists: Partial<FeedQuery>[] = [
    { sort: 'hot' },
    { sort: 'new' },
    { sort: 'top', window: 'all' },
    { sort: 'top', window: 'month' },
    { sort: 'needs_eyes' },
    { sort: 'hot', categoryId },
    { sort: 'top', window: 'all', categoryId },
    { sort: 'needs_eyes', categoryId },
    { sort: 'new', categoryId },
    { sort: 'hot', stage: 'declined' },
    { sort: 'top', window: 'all', stage: 'declined' },
    { sort: 'new', stage: 'declined' },
    { sort: 'new', mine: 'true' },
    { sort: 'hot', ask: 'designer' },
    { sort: 'hot', beneficiary: 'night bakers' },
  ];
  for (const list of lists) {
    const asked = await askedFor(list);
    expect(asked.length).toBeGreaterThan(1);
    for (const { filter, options } of asked) {
      const plan = planOf(await IdeaRow.collection.find(filter, options).explain());
      expect({ list, walks: plan.usesIndex !== null, sorts: plan.sortsInMemory }).toEqual({
        list,
        walks: true,
        sorts: false,
      });
    }
  }
  // Of a window with little in it, or of what somebody follows, an index finds the ideas; the engine may sort those.
  for (const list of [{ sort: 'top', window: 'week' }, { sort: 'following' }] as const)
    for (const { filter, options } of await askedFor(list)) {
      const plan = planOf(await IdeaRow.collection.find(filter, options).explain());
      expect({ list, walks: plan.usesIndex !== null }).toEqual({ list, walks: true });
    }
  // The few that ask for a thing or would help somebody have indexes of their own.
  for (const [field, filter] of [
    ['openAsks', { ask: 'designer' }],
    ['beneficiaryKey', { beneficiary: 'night bakers' }],
  ] as const)
    for (const sort of ['hot', 'new', 'top'] as const) {
      const [first] = await askedFor({ sort, window: 'all', ...filter });
      if (!first) throw new Error('nothing was asked');
      const plan = planOf(await IdeaRow.collection.find(first.filter, first.options).explain());
      expect({ sort, field, index: plan.usesIndex }).toEqual({
        ...{ sort, field, index: `${field}_1_listed_1_hot_-1__id_-1` },
      });
    }
  // What is late, of one person and of all, and whom to remind.
  const review = (scope: 'mine' | 'all') => () =>
    feed.reviewQueue(actor, { scope, late: 'true', limit: 20 });
  for (const [index, work] of [
    ['stewardId_1_listed_1_dueAt_1__id_1', review('mine')],
    ['listed_1_dueAt_1__id_1', review('all')],
    ['listed_1_remindAt_1__id_1', () => remind(() => looked++ > 0)],
  ] as const) {
    const asked = await askedBy(work);
    const plans = await Promise.all(
      asked.map(({ filter, options }) => IdeaRow.collection.find(filter, options).explain()),
    );
    expect(plans.map((plan) => planOf(plan).usesIndex)).toContain(index);
    expect(plans.some((plan) => planOf(plan).sortsInMemory)).toBe(false);
  }
});
