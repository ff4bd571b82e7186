import { expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { type Any, errorOf, inParallel, range, useBridge } from './bridge';

const bridge = useBridge();
const DUPLICATE = 11000;

test('insertOne, insertMany and both counts agree', async () => {
  const numbers = bridge.fresh();
  await numbers.insertOne({ v: -1 });
  await numbers.insertMany(range(5000).map((i) => ({ _id: i, v: i })));
  expect(await numbers.countDocuments()).toBe(5001);
  expect(await numbers.estimatedDocumentCount()).toBe(5001);
});

test.each([
  ['in a collection that exists', true],
  ['in a collection that does not exist yet', false],
])('of 100 parallel inserts of one _id one wins, %s', async (_, exists) => {
  const votes = bridge.fresh();
  if (exists) await votes.insertOne({ _id: 'other' });
  const { succeeded, codes } = await inParallel(100, (i) => votes.insertOne({ _id: 'same', i }));
  expect(succeeded).toBe(1);
  expect(codes).toEqual(Array(99).fill(DUPLICATE));
});

test('of 100 parallel inserts under a unique compound index one wins', async () => {
  const seats = bridge.fresh();
  await seats.createIndex({ row: 1, seat: -1 }, { unique: true });
  const insert = (i: number) => seats.insertOne({ row: 'a', seat: 1, i });
  const { succeeded, codes } = await inParallel(100, insert);
  expect(succeeded).toBe(1);
  expect(codes).toEqual(Array(99).fill(DUPLICATE));
  const error = await errorOf(insert(0));
  expect(error.message).toContain('E11000 duplicate key error');
  expect(error.keyPattern).toEqual({ row: 1, seat: -1 });
});

test('an upsert sets $setOnInsert once and tells its id', async () => {
  const items = bridge.fresh();
  const change = { $set: { v: 1 }, $setOnInsert: { born: 1 } };
  const first = await items.updateOne({ _id: 'k' }, change, { upsert: true });
  const second = await items.updateOne({ _id: 'k' }, { $set: { v: 2 } }, { upsert: true });
  expect([first.upsertedId, second.upsertedCount]).toEqual(['k', 0]);
  expect(await items.findOne()).toEqual({ _id: 'k', v: 2, born: 1 });
});

test.each([
  ['by _id', '_id'],
  ['by a unique field', 'key'],
])('50 parallel upserts of one key %s all take effect', async (_, field) => {
  const counters = bridge.fresh();
  await counters.createIndex({ [field]: 1 }, field === '_id' ? {} : { unique: true });
  await counters.insertOne({ _id: 'other', key: 'other' });
  const upsert = () => counters.updateOne({ [field]: 'y' }, { $inc: { n: 1 } }, { upsert: true });
  const { codes } = await inParallel(50, upsert);
  expect(codes).toEqual([]);
  expect(await counters.find({ [field]: 'y' }).toArray()).toMatchObject([{ n: 50 }]);
});

test.each([
  ['_id', {}],
  ['a unique field', { unique: true }],
])('a guard on %s lets exactly as many of 50 parallel writers pass', async (_, options) => {
  const stock = bridge.fresh();
  const field = 'unique' in options ? 'sku' : '_id';
  await stock.createIndex({ [field]: 1 }, options);
  await stock.insertOne({ _id: 'a', sku: 'a', left: 20 });
  const take = () => stock.updateOne({ [field]: 'a', left: { $gte: 1 } }, { $inc: { left: -1 } });
  const results = await Promise.all(range(50).map(take));
  expect(results.filter(({ modifiedCount }) => modifiedCount === 1)).toHaveLength(20);
  expect(await stock.findOne()).toMatchObject({ left: 0 });
});

test('findOneAndUpdate gives each of 50 parallel callers a number of its own', async () => {
  const sequence = bridge.fresh();
  await sequence.insertOne({ _id: 's', n: 0 });
  const next = () =>
    sequence.findOneAndUpdate(
      { _id: 's', n: { $lt: 40 } },
      { $inc: { n: 1 } },
      { returnDocument: 'after' },
    );
  const given = (await Promise.all(range(50).map(next))).flatMap((found) => found?.n ?? []);
  expect(given.sort((a, b) => a - b)).toEqual(range(40).map((i) => i + 1));
});

interface Update {
  by: string;
  before: Any;
  update: Any | Any[];
  arrayFilters?: Any[];
  after: Any;
}

const updates: Update[] = [
  {
    by: '$addToSet',
    before: { t: ['a'] },
    update: { $addToSet: { t: { $each: ['a', 'b'] } } },
    after: { t: ['a', 'b'] },
  },
  {
    by: '$push with $sort and $slice',
    before: { l: [1, 2, 3] },
    update: { $push: { l: { $each: [5, 4], $sort: -1, $slice: 3 } } },
    after: { l: [5, 4, 3] },
  },
  {
    by: '$push with $position',
    before: { l: [5, 4] },
    update: { $push: { l: { $each: [9], $position: 0, $slice: -2 } } },
    after: { l: [5, 4] },
  },
  {
    by: '$pull, $pop and $pullAll',
    before: { t: ['a', 'b'], l: [1, 2], m: [1, 2, 3] },
    update: { $pull: { t: 'a' }, $pop: { l: 1 }, $pullAll: { m: [1, 3] } },
    after: { t: ['b'], l: [1], m: [2] },
  },
  {
    by: 'all elements: $[]',
    before: { i: [{ n: 1 }, { n: 2 }] },
    update: { $inc: { 'i.$[].n': 1 } },
    after: { i: [{ n: 2 }, { n: 3 }] },
  },
  {
    by: 'filtered elements: $[x]',
    before: { i: [{ n: 1 }, { n: 3 }] },
    update: { $set: { 'i.$[x].hot': true } },
    arrayFilters: [{ 'x.n': { $gte: 3 } }],
    after: { i: [{ n: 1 }, { n: 3, hot: true }] },
  },
  {
    by: 'a pipeline with expressions',
    before: { a: 3, b: 4, z: 1 },
    update: [
      { $set: { sum: { $add: ['$a', '$b'] }, big: { $cond: [{ $gt: ['$b', 3] }, 'y', 'n'] } } },
      { $unset: 'z' },
    ],
    after: { a: 3, b: 4, sum: 7, big: 'y' },
  },
  {
    by: '$min, $max, $mul, $rename, $unset and $bit',
    before: { a: 5, b: 5, c: 2, d: 1, e: 1, f: 6 },
    update: {
      $min: { a: 3 },
      $max: { b: 9 },
      $mul: { c: 4 },
      $rename: { d: 'dd' },
      $unset: { e: 1 },
      $bit: { f: { and: 3 } },
    },
    after: { a: 3, b: 9, c: 8, dd: 1, f: 2 },
  },
];

test.each(updates)('updates by $by', async ({ before, update, arrayFilters, after }) => {
  const items = bridge.fresh();
  await items.insertOne({ _id: 1, ...before });
  await items.updateOne({ _id: 1 }, update as mongo.UpdateFilter<Any>, { arrayFilters });
  expect(await items.findOne()).toEqual({ _id: 1, ...after });
});

test('the positional $ changes the first element that matched', async () => {
  const items = bridge.fresh();
  await items.insertOne({ _id: 1, i: [{ s: 'a' }, { s: 'b' }, { s: 'b' }] });
  await items.updateOne({ _id: 1, 'i.s': 'b' }, { $set: { 'i.$.hit': true } });
  expect((await items.findOne())?.i).toEqual([{ s: 'a' }, { s: 'b', hit: true }, { s: 'b' }]);
});

test('bulkWrite mixes operations', async () => {
  const items = bridge.fresh();
  const result = await items.bulkWrite([
    { insertOne: { document: { _id: 1 } } },
    { updateOne: { filter: { _id: 1 }, update: { $set: { a: 1 } } } },
    { replaceOne: { filter: { _id: 2 }, replacement: { b: 1 }, upsert: true } },
    { deleteOne: { filter: { _id: 1 } } },
  ]);
  expect(result).toMatchObject({
    insertedCount: 1,
    modifiedCount: 1,
    upsertedCount: 1,
    deletedCount: 1,
  });
  expect(await items.find().toArray()).toEqual([{ _id: 2, b: 1 }]);
});

test.each([
  ['ordered: what follows an error is left out', true, [5]],
  ['unordered: what follows an error is written', false, [5, 6]],
])('insertMany, %s', async (_, ordered, stored) => {
  const items = bridge.fresh();
  const error = await errorOf(items.insertMany([{ _id: 5 }, { _id: 5 }, { _id: 6 }], { ordered }));
  expect(error).toBeInstanceOf(mongo.MongoBulkWriteError);
  expect(error).toMatchObject({ code: DUPLICATE, insertedCount: stored.length });
  expect((error as unknown as mongo.MongoBulkWriteError).writeErrors).toMatchObject([{ index: 1 }]);
  expect((await items.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual(stored);
});

test('updateMany, findOneAndDelete, findOneAndReplace and deleteMany', async () => {
  const items = bridge.fresh();
  await items.insertMany([1, 2, 3, 4].map((i) => ({ _id: i, odd: i % 2 === 1 })));
  const updated = await items.updateMany({ odd: true }, { $set: { x: 1 } });
  expect(updated.modifiedCount).toBe(2);
  const last = await items.findOneAndDelete({ odd: false }, { sort: { _id: -1 } });
  expect(last).toMatchObject({ _id: 4 });
  const replaced = await items.findOneAndReplace({ _id: 1 }, { r: 1 }, { returnDocument: 'after' });
  expect(replaced).toEqual({ _id: 1, r: 1 });
  expect((await items.deleteMany({})).deletedCount).toBe(3);
});

test('an unacknowledged write is done before the next command of its connection', async () => {
  const client = await mongo.MongoClient.connect(bridge.uri, { maxPoolSize: 1 });
  try {
    const items = client.db().collection<Any>('unacknowledged');
    await items.insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
    expect(await items.countDocuments()).toBe(1);
  } finally {
    await client.close();
  }
});

test('retryable writes are accepted', async () => {
  const uri = bridge.uri.replace('retryWrites=false', 'retryWrites=true');
  const client = await mongo.MongoClient.connect(uri);
  try {
    const items = client.db().collection<Any>('retryable');
    await items.insertOne({ _id: 1, n: 0 });
    await items.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    await items.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } });
    await items.insertMany([{ _id: 2 }, { _id: 3 }]);
    await items.deleteOne({ _id: 3 });
    expect(await items.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 1, n: 2 }, { _id: 2 }]);
  } finally {
    await client.close();
  }
});

test('a document may have 16 MiB and no more', async () => {
  const large = bridge.fresh();
  await large.insertOne({ _id: 1, s: 'x'.repeat(15_900_000) });
  expect((await large.findOne())?.s).toHaveLength(15_900_000);
  // By a plain command: insertOne would refuse it before it is sent.
  const command = { insert: large.collectionName, documents: [{ s: 'x'.repeat(16_900_000) }] };
  await expect(bridge.db.command(command)).rejects.toThrow();
});

test('field names with dots and dollars, and 90 levels, are kept', async () => {
  const items = bridge.fresh();
  const odd = { _id: 1, 'a.b': 1, x: { $y: 1 } };
  const deep = range(90).reduce<Any>((inner) => ({ inner }), { v: 1 });
  await items.insertMany([odd, { _id: 2, deep }]);
  expect(await items.find().sort({ _id: 1 }).toArray()).toEqual([odd, { _id: 2, deep }]);
});
