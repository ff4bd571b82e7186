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
import { theClock } from '../../server/src/database/migrations/2026-11-25-the-clock';
import { unusedIndexes } from '../../server/src/database/migrations/2026-11-25-unused-indexes';
import { migrations } from '../../server/src/database/migrations/all';
import { type Migration, migrate } from '../../server/src/database/migrations/index';
import { eachBatch } from '../../server/src/database/migrations/walk';
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

/** A run from the start, of which nothing is remembered. */
const run = (migration: Migration) =>
  migration.run({ reached: () => undefined, reach: async () => undefined });

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

  test('go on in batches from where they were interrupted, and say how far they are', async () => {
    const { connection } = mongoose;
    const ideas = connection.collection('ideas');
    await ideas.insertMany(Array.from({ length: 2_500 }, (_, n) => ({ n })));
    const seen: number[][] = [];
    let dies = true;
    const step: Migration = {
      name: '2000-01-01-walking',
      run: (progress) =>
        eachBatch(progress, { collection: 'ideas', fields: ['n'] }, async (rows, range) => {
          seen.push([rows[0]?.n, rows.length]);
          await ideas.updateMany({ ...range, times: { $exists: false } }, { $set: { times: 1 } });
          if (dies && seen.length === 2) throw new Error('killed');
        }),
    };
    const told: (number | undefined)[] = [];
    const report = ({ fraction }: { fraction?: number }) => told.push(fraction);
    await expect(migrate([step], { isNew: false, report })).rejects.toThrow('killed');
    dies = false;
    await migrate([step], { isNew: false, report });
    expect(seen).toEqual([
      [0, 1_000],
      [1_000, 1_000],
      [1_000, 1_000],
      [2_000, 500],
    ]);
    expect(told).toEqual([0.4, 0.8, 1]);
    expect(await ideas.countDocuments({ times: 1 })).toBe(2_500);
    expect(await applied().findOne({ _id: step.name })).not.toHaveProperty('reached');
  });

  test('give a sign of life with each batch, so that nobody takes over what is under way', async () => {
    const name = '2000-01-01-slow';
    const signs: boolean[] = [];
    const lived = async () =>
      (await applied().findOne({ _id: name, startedAt: { $gt: ago } })) !== null;
    const ago = new Date(Date.now() - 60_000);
    const slow: Migration = {
      name,
      async run({ reach }) {
        await applied().updateOne({ _id: name }, { $set: { startedAt: ago } });
        signs.push(await lived());
        await reach('ideas', 1, 0.5);
        signs.push(await lived());
      },
    };
    await migrate([slow], { isNew: false });
    expect(signs).toEqual([false, true]);
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
  await run(activityAndFollows);
  await run(activityAndFollows);
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
  await run(ideaStewards);
  await run(ideaStewards);
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
  await run(growingIdeas);
  await run(growingIdeas);
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
  await run(coAuthors);
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
  await run(rankingScores);
  await ideas.updateOne({ votes: 3 }, { $set: { impressions: 400 } });
  await run(rankingScores);
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
  await run(search);
  await run(search);
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
  await run(mergedIdeas);
  await run(mergedIdeas);
  const rows = await ideas.find({}, { projection: { _id: 0, mergedInto: 1, mergedFrom: 1 } });
  expect(await rows.toArray()).toEqual([
    { mergedInto: [], mergedFrom: [] },
    { mergedInto: [into], mergedFrom: [] },
  ]);
});

test('the clock: what was answered says when, what waits begins to be counted now', async () => {
  const { connection } = mongoose;
  const [steward, author] = [new Types.ObjectId(), new Types.ObjectId()];
  const postedAt = new Date('2026-03-02T09:00:00Z');
  const idea = (stage: string, more: object = {}) => ({
    _id: new Types.ObjectId(),
    stage,
    postedAt,
    authorId: author,
    stewardId: steward,
    ...more,
  });
  const [waits, answered, declined, archived, imported, begun] = [
    idea('open'),
    idea('open'),
    idea('declined'),
    idea('archived'),
    idea('open', { externalId: 'csv:1' }),
    idea('open', { clockFrom: postedAt, reminded: 2 }),
  ] as const;
  await connection
    .collection('ideas')
    .insertMany([waits, answered, declined, archived, imported, begun]);
  const comment = (ideaId: Types.ObjectId, authorId: Types.ObjectId, day: string) => ({
    _id: new Types.ObjectId(),
    ideaId,
    authorId,
    postedAt: new Date(`2026-03-${day}T17:00:00Z`),
    deletedAt: null,
  });
  const [first, late, other] = [
    comment(answered._id, steward, '03'),
    comment(answered._id, steward, '09'),
    comment(waits._id, author, '03'),
  ] as const;
  await connection.collection('comments').insertMany([first, late, other]);
  await connection.collection('decisions').insertMany([
    { ideaId: declined._id, byId: steward, to: 'declined', at: new Date('2026-03-06T13:00:00Z') },
    { ideaId: archived._id, byId: null, to: 'archived', at: new Date('2026-03-06T13:00:00Z') },
  ]);
  const before = Date.now();
  await run(theClock);
  await run(theClock);
  const row = async ({ _id }: { _id: Types.ObjectId }) =>
    connection.collection('ideas').findOne({ _id });
  expect(Number((await row(waits))?.clockFrom)).toBeGreaterThanOrEqual(before);
  expect(await row(waits)).toMatchObject({ answer: null, dueAt: null, officialReply: null });
  expect(await row(answered)).toMatchObject({
    clockFrom: postedAt,
    answer: { at: first.postedAt, days: 2 },
  });
  expect(await row(declined)).toMatchObject({ answer: { days: 4.5 } });
  expect(await row(archived)).toMatchObject({ clockFrom: null, answer: null });
  expect(await row(imported)).toMatchObject({ clockFrom: null, answer: null });
  expect(await row(begun)).toMatchObject({ clockFrom: postedAt, reminded: 2 });
  const said = await connection.collection('comments').find({ bySteward: true }).toArray();
  expect(said.map(({ _id }) => String(_id))).toEqual([String(first._id), String(late._id)]);
});

test('unused indexes: those that were replaced go, others stay', async () => {
  const ideas = mongoose.connection.collection('ideas');
  // A command of an old release may have left a database without ideas.
  await run(unusedIndexes);
  await ideas.createIndex({ openAsks: 1, hot: -1, _id: -1 });
  await ideas.createIndex({ openAsks: 1, listed: 1, hot: -1, _id: -1 });
  await run(unusedIndexes);
  await run(unusedIndexes);
  const names = (await ideas.indexes()).map(({ name }) => name);
  expect(names).toEqual(['_id_', 'openAsks_1_listed_1_hot_-1__id_-1']);
});
