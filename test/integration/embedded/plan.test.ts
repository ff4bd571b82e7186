import { expect, test } from '@jest/globals';
import type { mongo } from 'mongoose';
import { type Explained, planOf } from '../../../server/src/database/plan';
import { notesIn, startDocumentdb, temporaryFolder } from './own';

const fetchByIndex = { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: 'a_1' } };
const planned = (winningPlan: object): Explained => ({
  queryPlanner: { winningPlan, rejectedPlans: [{ stage: 'SORT', indexName: 'b_1' }] },
  executionStats: { executionStages: { stage: 'COLLSCAN' } },
});

test.each<[string, Explained, ReturnType<typeof planOf>]>([
  [
    'an index',
    planned({ stage: 'LIMIT', inputStage: fetchByIndex }),
    { stages: ['LIMIT', 'FETCH', 'IXSCAN'], usesIndex: 'a_1', sortsInMemory: false },
  ],
  [
    'a sort',
    planned({ stage: 'SORT', inputStage: fetchByIndex }),
    { stages: ['SORT', 'FETCH', 'IXSCAN'], usesIndex: 'a_1', sortsInMemory: true },
  ],
  [
    'a collection scan',
    planned({ stage: 'COLLSCAN' }),
    { stages: ['COLLSCAN'], usesIndex: null, sortsInMemory: false },
  ],
  [
    'an id',
    planned({ stage: 'IDHACK' }),
    { stages: ['IDHACK'], usesIndex: '_id_', sortsInMemory: false },
  ],
  [
    'several branches',
    planned({ stage: 'OR', inputStages: [fetchByIndex, { stage: 'COLLSCAN' }] }),
    { stages: ['OR', 'FETCH', 'IXSCAN', 'COLLSCAN'], usesIndex: 'a_1', sortsInMemory: false },
  ],
  [
    'the slot-based engine',
    planned({ queryPlan: fetchByIndex, slotBasedPlan: { stages: '[1] …' } }),
    { stages: ['FETCH', 'IXSCAN'], usesIndex: 'a_1', sortsInMemory: false },
  ],
  [
    'shards',
    planned({ stage: 'SINGLE_SHARD', shards: [{ winningPlan: fetchByIndex }] }),
    { stages: ['SINGLE_SHARD', 'FETCH', 'IXSCAN'], usesIndex: 'a_1', sortsInMemory: false },
  ],
  [
    'an aggregation that sorts',
    { stages: [{ $cursor: planned(fetchByIndex) }, { $sort: { sortKey: { a: 1 } } }] },
    { stages: ['FETCH', 'IXSCAN', '$sort'], usesIndex: 'a_1', sortsInMemory: true },
  ],
])("MongoDB's plan with %s", (_, explained, plan) => {
  expect(planOf(explained)).toEqual(plan);
});

test("PostgreSQL's plans, once statistics are there", async () => {
  const database = await startDocumentdb(temporaryFolder());
  const notes = await notesIn(database.uri('test'));
  const ideas = notes.db.collection<{ _id: number; hot: number; text: string }>('ideas');
  await ideas.createIndex({ hot: -1, _id: -1 });
  const rows = Array.from({ length: 20_000 }, (_, i) => ({ _id: i, hot: i % 500, text: `${i}` }));
  await ideas.insertMany(rows);
  await database.analyze();

  const planned = async (
    filter: mongo.Filter<{ _id: number; hot: number; text: string }>,
    sort: mongo.Sort,
  ) => planOf(await ideas.find(filter).sort(sort).limit(20).explain());
  const inOrder = { usesIndex: 'hot_-1__id_-1', sortsInMemory: false };
  const newest = { hot: -1, _id: -1 } as const;
  expect(await planned({}, newest)).toMatchObject(inOrder);
  // The form that every keyset page has: the leading key is bounded too.
  const page = { hot: { $lte: 250 }, $or: [{ hot: { $lt: 250 } }, { _id: { $lt: 9000 } }] };
  expect(await planned(page, newest)).toMatchObject(inOrder);
  expect(await planned({ hot: 3 }, { text: 1 })).toMatchObject({
    usesIndex: 'hot_-1__id_-1',
    sortsInMemory: true,
  });
  expect(await planned({ text: 'x' }, {})).toMatchObject({ usesIndex: null });
  expect(await planned({ _id: 5 }, {})).toMatchObject({ usesIndex: '_id_' });
});
