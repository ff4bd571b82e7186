import { beforeAll, describe, expect, test } from '@jest/globals';
import type { mongo } from 'mongoose';
import { type Any, range, useBridge } from './bridge';

const bridge = useBridge();

describe('cursors', () => {
  let many: mongo.Collection<Any>;
  beforeAll(async () => {
    many = bridge.fresh();
    await many.insertMany(range(20_000).map((i) => ({ _id: i, k: i % 100 })));
  });

  test('three at once give all of 20,000 documents in batches', async () => {
    const counts = await Promise.all(
      range(3).map(async () => {
        let count = 0;
        for await (const _ of many.find().batchSize(500)) count++;
        return count;
      }),
    );
    expect(counts).toEqual([20_000, 20_000, 20_000]);
  });

  test('a sorted one keeps its order over batches', async () => {
    const sorted = await many.find().sort({ k: 1, _id: 1 }).batchSize(500).toArray();
    const expected = range(20_000).sort((a, b) => (a % 100) - (b % 100) || a - b);
    expect(sorted.map(({ _id }) => _id)).toEqual(expected);
  });

  test('one that is open while documents go gives none twice', async () => {
    const seen: unknown[] = [];
    for await (const { _id } of many
      .find({ k: { $lt: 50 } })
      .sort({ _id: 1 })
      .batchSize(100)) {
      seen.push(_id);
      if (seen.length === 150) await many.deleteMany({ k: 7 });
    }
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('40 sorted ones open at once leave room for other commands', async () => {
    const cursors = range(40).map(() => many.find().sort({ k: 1 }).batchSize(50));
    await Promise.all(cursors.map((cursor) => cursor.next()));
    expect(await many.countDocuments({ _id: 3 })).toBe(1);
    await Promise.all(cursors.map((cursor) => cursor.close()));
  });

  test('maxTimeMS ends a long query with code 50', async () => {
    const slow = many.aggregate(
      [
        {
          $lookup: {
            from: many.collectionName,
            let: { k: '$k' },
            pipeline: [{ $match: { $expr: { $gt: [{ $add: ['$k', '$$k'] }, 1000] } } }],
            as: 'x',
          },
        },
        { $count: 'n' },
      ],
      { maxTimeMS: 300 },
    );
    await expect(slow.toArray()).rejects.toMatchObject({ code: 50 });
  });
});

describe('projections', () => {
  const stored = { _id: 1, a: { b: 1, c: 2 }, l: [1, 2, 3], o: [{ x: 1 }, { x: 2 }] };
  const cases: [string, Any, Any, Any][] = [
    ['include', {}, { 'a.b': 1, _id: 0 }, { a: { b: 1 } }],
    ['exclude', {}, { a: 0, o: 0 }, { _id: 1, l: [1, 2, 3] }],
    ['$slice', {}, { l: { $slice: -1 }, a: 0, o: 0 }, { _id: 1, l: [3] }],
    ['$elemMatch', {}, { o: { $elemMatch: { x: 2 } } }, { _id: 1, o: [{ x: 2 }] }],
    ['the element that matched', { 'o.x': 2 }, { 'o.$': 1, _id: 0 }, { o: [{ x: 2 }] }],
    ['an expression', {}, { s: { $sum: '$l' }, _id: 0 }, { s: 6 }],
  ];
  test.each(cases)('%s', async (_, filter, projection, expected) => {
    const items = bridge.fresh();
    await items.insertOne(stored);
    expect(await items.findOne(filter, { projection })).toEqual(expected);
  });
});

describe('filters', () => {
  let items: mongo.Collection<Any>;
  beforeAll(async () => {
    items = bridge.fresh();
    await items.insertMany(
      range(50).map((i) => ({
        _id: i,
        n: i,
        s: `name${i}`,
        t: [i, i + 1],
        o: [{ a: i, b: 1 }],
        ...(i % 2 ? { odd: true } : {}),
      })),
    );
  });

  const cases: [Any, number][] = [
    [{ $or: [{ n: 1 }, { n: { $gt: 47 } }] }, 3],
    [{ $and: [{ n: { $gt: 1 } }, { n: { $lte: 4 } }] }, 3],
    [{ $nor: [{ n: { $lt: 49 } }] }, 1],
    [{ n: { $in: [1, 2, 99] } }, 2],
    [{ n: { $nin: [1, 2, 99] } }, 48],
    [{ odd: { $exists: false } }, 25],
    [{ s: /^NAME1/i }, 11],
    [{ s: { $regex: '9$' } }, 5],
    [{ $expr: { $eq: ['$n', { $arrayElemAt: ['$t', 0] }] } }, 50],
    [{ t: { $all: [3, 4] } }, 1],
    [{ t: { $size: 2 } }, 50],
    [{ o: { $elemMatch: { a: { $gte: 48 }, b: 1 } } }, 2],
    [{ n: { $not: { $gt: 10 } } }, 11],
    [{ n: { $mod: [10, 0] } }, 5],
    [{ n: { $type: 'int' } }, 50],
    [{ missing: null }, 50],
  ];
  test.each(cases)('%j', async (filter, count) => {
    expect(await items.countDocuments(filter)).toBe(count);
  });

  test('distinct, and counts and finds with limit, skip and hint', async () => {
    expect(await items.distinct('odd')).toEqual([true]);
    expect(await items.countDocuments({}, { limit: 5 })).toBe(5);
    await items.createIndex({ n: 1 });
    const hinted = items
      .find({ n: { $gt: 5 } })
      .hint({ n: 1 })
      .comment('why')
      .limit(2)
      .skip(1);
    expect((await hinted.toArray()).map(({ n }) => n)).toEqual([7, 8]);
  });
});

test('a sort orders missing, null, numbers, text, bools and dates as MongoDB does', async () => {
  const items = bridge.fresh();
  await items.insertMany([
    { _id: 'text', v: 'b' },
    { _id: 'number', v: 3 },
    { _id: 'missing' },
    { _id: 'array', v: [9, 1] },
    { _id: 'date', v: new Date(0) },
    { _id: 'bool', v: true },
    { _id: 'null', v: null },
  ]);
  const sorted = await items.find().sort({ v: 1, _id: 1 }).toArray();
  const order = ['missing', 'null', 'array', 'number', 'text', 'bool', 'date'];
  expect(sorted.map(({ _id }) => _id)).toEqual(order);
});

test('a collation serves reads', async () => {
  const people = bridge.fresh();
  await people.insertMany([{ n: 'Bob' }, { n: 'alice' }, { n: 'bob' }]);
  const collation = { locale: 'en', strength: 2 };
  expect(await people.countDocuments({ n: 'BOB' }, { collation })).toBe(2);
  const [first] = await people.find({}, { collation }).sort({ n: 1 }).toArray();
  expect(first).toMatchObject({ n: 'alice' });
});

test('$near gives what is near, nearest first', async () => {
  const places = bridge.fresh();
  await places.createIndex({ at: '2dsphere' });
  const point = (...coordinates: number[]) => ({ type: 'Point', coordinates });
  await places.insertMany([
    { _id: 'origin', at: point(0, 0) },
    { _id: 'near', at: point(1, 1) },
    { _id: 'far', at: point(10, 10) },
  ]);
  const near = { $near: { $geometry: point(1, 1), $maxDistance: 200_000 } };
  const found = await places.find({ at: near }).toArray();
  expect(found.map(({ _id }) => _id)).toEqual(['near', 'origin']);
});
