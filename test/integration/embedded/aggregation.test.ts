import { beforeAll, expect, test } from '@jest/globals';
import type { mongo } from 'mongoose';
import { type Any, useBridge } from './bridge';

const bridge = useBridge();

const ORDERS = 'orders';
const SHOPS = 'shops';
beforeAll(async () => {
  await bridge.db.collection<Any>(ORDERS).insertMany([
    { _id: 1, shop: 'x', v: 1, at: new Date('2024-01-01T10:00:00Z') },
    { _id: 2, shop: 'x', v: 2, at: new Date('2024-01-01T23:00:00Z') },
    { _id: 3, shop: 'y', v: 5, at: new Date('2024-02-10T00:00:00Z') },
  ]);
  await bridge.db.collection<Any>(SHOPS).insertMany([
    { _id: 'x', name: 'X' },
    { _id: 'y', name: 'Y' },
  ]);
});

interface Case {
  what: string;
  from?: string;
  stages: Any[];
  options?: mongo.AggregateOptions;
  gives: object[];
}

const sorted = { $sort: { _id: 1 } };
const cases: Case[] = [
  {
    what: '$group and its accumulators',
    stages: [
      sorted,
      {
        $group: {
          _id: '$shop',
          count: { $sum: 1 },
          sum: { $sum: '$v' },
          mean: { $avg: '$v' },
          all: { $push: '$v' },
          first: { $first: '$v' },
          last: { $last: '$v' },
        },
      },
      sorted,
    ],
    gives: [
      { _id: 'x', count: 2, sum: 3, mean: 1.5, all: [1, 2], first: 1, last: 2 },
      { _id: 'y', count: 1, sum: 5, mean: 5, all: [5], first: 5, last: 5 },
    ],
  },
  {
    what: '$topN, $count, $median, $min and $max',
    stages: [
      {
        $group: {
          _id: null,
          top: { $topN: { n: 1, sortBy: { v: -1 }, output: '$v' } },
          count: { $count: {} },
          median: { $median: { input: '$v', method: 'approximate' } },
          min: { $min: '$v' },
          max: { $max: '$v' },
        },
      },
    ],
    gives: [{ _id: null, top: [5], count: 3, median: 2, min: 1, max: 5 }],
  },
  {
    what: '$lookup and $unwind',
    stages: [
      { $lookup: { from: SHOPS, localField: 'shop', foreignField: '_id', as: 'at' } },
      { $unwind: '$at' },
      sorted,
      { $project: { name: '$at.name' } },
    ],
    gives: [
      { _id: 1, name: 'X' },
      { _id: 2, name: 'X' },
      { _id: 3, name: 'Y' },
    ],
  },
  {
    what: '$lookup with let and a pipeline',
    from: SHOPS,
    stages: [
      {
        $lookup: {
          from: ORDERS,
          let: { id: '$_id' },
          pipeline: [
            { $match: { $expr: { $eq: ['$shop', '$$id'] } } },
            { $group: { _id: null, s: { $sum: '$v' } } },
          ],
          as: 'total',
        },
      },
      sorted,
      { $project: { s: { $first: '$total.s' } } },
    ],
    gives: [
      { _id: 'x', s: 3 },
      { _id: 'y', s: 5 },
    ],
  },
  {
    what: '$lookup with fields and a pipeline together',
    from: SHOPS,
    stages: [
      {
        $lookup: {
          from: ORDERS,
          localField: '_id',
          foreignField: 'shop',
          pipeline: [{ $match: { v: { $gt: 1 } } }, { $project: { v: 1, _id: 0 } }],
          as: 'large',
        },
      },
      sorted,
      { $project: { large: 1 } },
    ],
    gives: [
      { _id: 'x', large: [{ v: 2 }] },
      { _id: 'y', large: [{ v: 5 }] },
    ],
  },
  {
    what: '$facet',
    stages: [
      {
        $facet: {
          total: [{ $count: 'n' }],
          large: [{ $match: { v: { $gt: 1 } } }, sorted, { $project: { _id: 1 } }],
        },
      },
    ],
    gives: [{ total: [{ n: 3 }], large: [{ _id: 2 }, { _id: 3 }] }],
  },
  {
    what: '$unionWith',
    stages: [{ $project: { _id: 1 } }, { $unionWith: { coll: SHOPS } }, { $count: 'n' }],
    gives: [{ n: 5 }],
  },
  {
    what: '$setWindowFields',
    stages: [
      {
        $setWindowFields: {
          partitionBy: '$shop',
          sortBy: { _id: 1 },
          output: {
            running: { $sum: '$v', window: { documents: ['unbounded', 'current'] } },
            rank: { $rank: {} },
          },
        },
      },
      sorted,
      { $project: { running: 1, rank: 1 } },
    ],
    gives: [
      { _id: 1, running: 1, rank: 1 },
      { _id: 2, running: 3, rank: 2 },
      { _id: 3, running: 5, rank: 1 },
    ],
  },
  {
    what: '$bucket',
    stages: [{ $bucket: { groupBy: '$v', boundaries: [0, 2, 10], output: { n: { $sum: 1 } } } }],
    gives: [
      { _id: 0, n: 1 },
      { _id: 2, n: 2 },
    ],
  },
  {
    what: '$sortByCount',
    stages: [{ $sortByCount: '$shop' }],
    gives: [
      { _id: 'x', count: 2 },
      { _id: 'y', count: 1 },
    ],
  },
  {
    what: '$replaceRoot',
    stages: [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { a: '$v' } } }],
    gives: [{ a: 1 }],
  },
  {
    what: 'variables and allowDiskUse',
    stages: [
      { $match: { $expr: { $eq: ['$_id', '$$want'] } } },
      { $project: { same: { $eq: ['$$ROOT.v', '$v'] }, past: { $lt: ['$at', '$$NOW'] } } },
    ],
    options: { let: { want: 2 }, allowDiskUse: true },
    gives: [{ _id: 2, same: true, past: true }],
  },
  {
    what: 'expressions',
    stages: [
      { $match: { _id: 1 } },
      {
        $project: {
          _id: 0,
          map: { $map: { input: [1, 2], as: 'x', in: { $multiply: ['$$x', 2] } } },
          filter: { $filter: { input: [1, 2, 3], cond: { $gt: ['$$this', 1] } } },
          reduce: {
            $reduce: { input: [1, 2, 3], initialValue: 0, in: { $add: ['$$value', '$$this'] } },
          },
          // biome-ignore lint/suspicious/noThenProperty: so is the operator written
          switch: { $switch: { branches: [{ case: { $eq: ['$shop', 'x'] }, then: 'is' }] } },
          ifNull: { $ifNull: ['$nope', 'none'] },
          regexMatch: { $regexMatch: { input: 'Hello', regex: /^h/i } },
          convert: { $convert: { input: '12', to: 'int' } },
          round: { $round: [2.345, 1] },
          split: { $split: ['a-b', '-'] },
          union: { $size: { $setUnion: [[1], [2]] } },
        },
      },
    ],
    gives: [
      {
        map: [2, 4],
        filter: [2, 3],
        reduce: 6,
        switch: 'is',
        ifNull: 'none',
        regexMatch: true,
        convert: 12,
        round: 2.3,
        split: ['a', 'b'],
        union: 2,
      },
    ],
  },
];

test.each(cases)('$what', async ({ from = ORDERS, stages, options, gives }) => {
  expect(await bridge.db.collection(from).aggregate(stages, options).toArray()).toEqual(gives);
});

test('$sample, $bucketAuto and $graphLookup', async () => {
  const nodes = bridge.fresh();
  await nodes.insertMany([{ _id: 1 }, { _id: 2, up: 1 }, { _id: 3, up: 2 }]);
  expect(await nodes.aggregate([{ $sample: { size: 2 } }]).toArray()).toHaveLength(2);
  const buckets = [{ $bucketAuto: { groupBy: '$_id', buckets: 3 } }];
  expect(await nodes.aggregate(buckets).toArray()).toHaveLength(3);
  const ancestors = {
    from: nodes.collectionName,
    startWith: '$up',
    connectFromField: 'up',
    connectToField: '_id',
    as: 'ancestors',
  };
  const stages = [{ $match: { _id: 3 } }, { $graphLookup: ancestors }];
  const [{ ancestors: found } = { ancestors: [] }] = await nodes.aggregate(stages).toArray();
  expect(found).toHaveLength(2);
});

test('$densify and $fill', async () => {
  const points = bridge.fresh();
  await points.insertMany([
    { x: 1, v: 1 },
    { x: 4, v: null },
  ]);
  const dense = { $densify: { field: 'x', range: { step: 1, bounds: 'full' } } };
  expect(await points.aggregate([dense]).toArray()).toHaveLength(4);
  const fill = { $fill: { sortBy: { x: 1 }, output: { v: { method: 'locf' } } } };
  const filled = await points.aggregate([fill, { $sort: { x: 1 } }]).toArray();
  expect(filled.map(({ v }) => v)).toEqual([1, 1]);
});

test('$merge by replacing, and $out', async () => {
  const [merged, out] = [bridge.fresh(), bridge.fresh()];
  const orders = bridge.db.collection(ORDERS);
  const totals = { $group: { _id: '$shop', s: { $sum: '$v' } } };
  const into = { into: merged.collectionName, whenMatched: 'replace', whenNotMatched: 'insert' };
  await orders.aggregate([totals, { $merge: into }]).toArray();
  await orders.aggregate([totals, { $merge: into }]).toArray();
  expect(await merged.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 'x', s: 3 },
    { _id: 'y', s: 5 },
  ]);
  await orders.aggregate([{ $match: { v: { $gt: 1 } } }, { $out: out.collectionName }]).toArray();
  expect(await out.countDocuments()).toBe(2);
});
