import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { assumedImpressions, eyesScore, topScore } from '@leaven/shared/ideas/ranking';
import mongoose, { Types } from 'mongoose';
import { activityAndFollows } from '../../server/src/database/migrations/2026-11-25-activity-and-follows';
import { growingIdeas } from '../../server/src/database/migrations/2026-11-25-growing-ideas';
import { ideaStewards } from '../../server/src/database/migrations/2026-11-25-idea-stewards';
import { coAuthors } from '../../server/src/database/migrations/2026-11-25-ideas-co-authors';
import { mergedIdeas } from '../../server/src/database/migrations/2026-11-25-merged-ideas';
import { rankingScores } from '../../server/src/database/migrations/2026-11-25-ranking-scores';
import { search } from '../../server/src/database/migrations/2026-11-25-search';
import { migrations } from '../../server/src/database/migrations/all';
import { type Migration, migrate } from '../../server/src/database/migrations/index';
import { createTestDatabase } from '../support/database';

const database = createTestDatabase();
const applied = () => mongoose.connection.collection<{ _id: string }>('migrations');

beforeAll(() => mongoose.connect(database.uri));
beforeEach(async () => {
  for (const { name } of await mongoose.connection.listCollections())
    await mongoose.connection.collection(name).drop();
});
afterAll(async () => {
  await mongoose.disconnect();
  await database.drop();
});

/** Counts how often it runs; fails as often as told. */
function counting(failures = 0) {
  const migration: Migration & { runs: number } = {
    name: '2000-01-01-counting',
    runs: 0,
    async run() {
      migration.runs += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (migration.runs <= failures) throw new Error('half done');
    },
  };
  return migration;
}

describe('steps', () => {
  test('run once over nodes that start together, and not again', async () => {
    const step = counting();
    await Promise.all([1, 2, 3].map(() => migrate([step], { isNew: false })));
    await migrate([step], { isNew: false });
    expect(step.runs).toBe(1);
  });

  test('do not run on a new database, nor later on it', async () => {
    const step = counting();
    await migrate([step], { isNew: true });
    await migrate([step], { isNew: false });
    expect(step.runs).toBe(0);
  });

  test('are tried again by the next start where they failed', async () => {
    const step = counting(1);
    await expect(migrate([step], { isNew: false })).rejects.toThrow('half done');
    await migrate([step], { isNew: false });
    expect(step.runs).toBe(2);
  });

  test('are taken over from a node that died at it', async () => {
    const step = counting();
    const startedAt = new Date(Date.now() - 60_000);
    await applied().insertOne({ _id: step.name, startedAt, finishedAt: null } as never);
    await migrate([step], { isNew: false, abandonedMs: 1_000 });
    expect(step.runs).toBe(1);
  });

  test('have names of their own, in order of time', () => {
    const names = migrations.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].toSorted());
  });
});

test('activity and follows: from what the first release left', async () => {
  const [ideaId, ann, bob] = [new Types.ObjectId(), new Types.ObjectId(), new Types.ObjectId()];
  const [posted, said] = [new Date('2026-01-01'), new Date('2026-02-01')];
  const { connection } = mongoose;
  await connection.collection('ideas').insertMany([
    { _id: ideaId, authorId: ann, postedAt: posted },
    { authorId: null, postedAt: posted },
  ]);
  await connection.collection('comments').insertMany([
    { ideaId, authorId: bob, postedAt: said },
    { ideaId, authorId: ann, postedAt: posted },
    { ideaId, authorId: null, postedAt: posted },
  ]);
  await activityAndFollows.run();
  await activityAndFollows.run();
  const activity = await connection.collection('ideas').find().sort({ activityAt: 1 }).toArray();
  expect(activity.map(({ activityAt }) => activityAt)).toEqual([posted, said]);
  const follows = await connection.collection('follows').find().toArray();
  expect(follows.map(({ userId }) => String(userId)).toSorted()).toEqual(
    [String(ann), String(bob)].toSorted(),
  );
  expect(follows.every(({ following, targetId }) => following && ideaId.equals(targetId))).toBe(
    true,
  );
});

test('stewards: each idea gets that of its category, and keeps one it has', async () => {
  const [ovens, office] = [new Types.ObjectId(), new Types.ObjectId()];
  const [ann, bob, cleo] = [new Types.ObjectId(), new Types.ObjectId(), new Types.ObjectId()];
  const { connection } = mongoose;
  await connection.collection('categories').insertMany([
    { _id: ovens, stewardId: ann },
    { _id: office, stewardId: bob },
  ]);
  await connection.collection('ideas').insertMany([
    { title: 'a', categoryId: ovens },
    { title: 'b', categoryId: office },
    { title: 'c', categoryId: office, stewardId: cleo, handedOn: true },
  ]);
  await ideaStewards.run();
  await ideaStewards.run();
  const rows = await connection.collection('ideas').find().sort({ title: 1 }).toArray();
  expect(rows.map(({ stewardId, handedOn }) => [String(stewardId), handedOn])).toEqual([
    [String(ann), false],
    [String(bob), false],
    [String(cleo), true],
  ]);
});

test('growing ideas: what is new is empty, what was said stays', async () => {
  const { connection } = mongoose;
  const [ideas, categories] = [connection.collection('ideas'), connection.collection('categories')];
  const said = { beneficiary: 'Night bakers', beneficiaryKey: 'night bakers' };
  await ideas.insertMany([{ title: 'old' }, { title: 'new', ...said }]);
  await categories.insertOne({ name: 'Shops' });
  await growingIdeas.run();
  await growingIdeas.run();
  expect(await ideas.findOne({ title: 'old' })).toMatchObject({
    beneficiary: '',
    beneficiaryKey: null,
    openAsks: [],
  });
  expect(await ideas.findOne({ title: 'new' })).toMatchObject(said);
  expect(await categories.findOne()).toMatchObject({ guidance: '' });
});

test('co-authors: ideas from before have none, others keep theirs', async () => {
  const ann = new Types.ObjectId();
  const ideas = mongoose.connection.collection('ideas');
  await ideas.insertMany([
    { title: 'alone' },
    { title: 'together', coAuthorIds: [ann], coAuthorSeats: 2 },
  ]);
  await coAuthors.run();
  const rows = await ideas.find().sort({ title: 1 }).toArray();
  expect(rows.map(({ coAuthorIds, coAuthorSeats }) => [coAuthorIds, coAuthorSeats])).toEqual([
    [[], 0],
    [[ann], 2],
  ]);
});

test('ranking scores: what was voted for counts as seen, and is ranked by it', async () => {
  const ideas = mongoose.connection.collection('ideas');
  const postedAt = new Date('2026-01-01');
  await ideas.insertMany([0, 3, 40].map((votes) => ({ votes, postedAt })));
  await rankingScores.run();
  await ideas.updateOne({ votes: 3 }, { $set: { impressions: 400 } });
  await rankingScores.run();
  const rows = await ideas.find().sort({ top: -1 }).toArray();
  expect(rows.map(({ votes }) => votes)).toEqual([40, 3, 0]);
  const seen = assumedImpressions(40, postedAt, new Date());
  expect(rows[0]).toMatchObject({ impressions: seen, earlierImpressions: seen });
  expect(rows[0]).toMatchObject({ top: topScore(40, seen), eyes: eyesScore(40, seen) });
  expect(rows[1]?.impressions).toBe(400);
});

test('search: titles learn their words', async () => {
  const ideas = mongoose.connection.collection('ideas');
  await ideas.insertMany([
    { title: 'What if the Café …  what, if?' },
    { title: '' },
    { title: 'Known', titleWords: ['kept'], campaignId: null },
  ]);
  await search.run();
  await search.run();
  const rows = await ideas.find().sort({ _id: 1 }).toArray();
  expect(rows.map(({ titleWords, campaignId }) => ({ titleWords, campaignId }))).toEqual([
    { titleWords: ['what', 'if', 'the', 'cafe'], campaignId: null },
    { titleWords: [], campaignId: null },
    { titleWords: ['kept'], campaignId: null },
  ]);
});

test('merged ideas: those of an earlier release name no other', async () => {
  const ideas = mongoose.connection.collection('ideas');
  const into = new Types.ObjectId();
  await ideas.insertMany([{ stage: 'merged' }, { mergedInto: [into], mergedFrom: [] }]);
  await mergedIdeas.run();
  await mergedIdeas.run();
  const rows = await ideas.find({}, { projection: { _id: 0, mergedInto: 1, mergedFrom: 1 } });
  expect(await rows.toArray()).toEqual([
    { mergedInto: [], mergedFrom: [] },
    { mergedInto: [into], mergedFrom: [] },
  ]);
});
