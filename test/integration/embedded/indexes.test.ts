import { beforeAll, describe, expect, test } from '@jest/globals';
import type { mongo } from 'mongoose';
import { type Any, errorOf, range, useBridge } from './bridge';

const bridge = useBridge();
const DUPLICATE = 11000;

test('indexes are listed, made twice without harm, and dropped by name and key', async () => {
  const items = bridge.fresh();
  await items.createIndex({ a: 1 });
  await items.createIndex({ a: 1 });
  await items.createIndex({ b: 1, c: -1 }, { name: 'bc' });
  expect((await items.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1', 'bc']);
  await items.dropIndex('bc');
  await items.dropIndex('a_1');
  expect((await items.indexes()).map(({ name }) => name)).toEqual(['_id_']);
});

test('an index with the same key and other options is a conflict', async () => {
  const items = bridge.fresh();
  await items.createIndex({ a: 1 });
  const { code } = await errorOf(items.createIndex({ a: 1 }, { unique: true }));
  expect([85, 86]).toContain(code); // IndexOptionsConflict, IndexKeySpecsConflict
});

interface Unique {
  kind: string;
  key: string;
  options?: mongo.CreateIndexesOptions;
  /** Documents that do not collide. */
  stored: Any[];
  collides: Any;
}

const uniques: Unique[] = [
  { kind: 'plain, where missing is null', key: 'e', stored: [{ a: 1 }], collides: { a: 2 } },
  {
    kind: 'sparse',
    key: 'e',
    options: { sparse: true },
    stored: [{ a: 1 }, { a: 2 }, { e: 5 }],
    collides: { e: 5 },
  },
  {
    kind: 'over array elements',
    key: 't',
    stored: [{ t: [1, 2] }, { t: [4] }],
    collides: { t: [2, 3] },
  },
  {
    kind: 'partial by equality',
    key: 'e',
    options: { partialFilterExpression: { live: true } },
    stored: [{ e: 1 }, { e: 1, live: false }, { e: 1, live: true }],
    collides: { e: 1, live: true },
  },
  ...[{ $exists: true }, { $type: 'string' }, { $gt: '' }].map((condition) => ({
    kind: `partial by ${JSON.stringify(condition)}`,
    key: 'e',
    options: { partialFilterExpression: { e: condition } },
    stored: [{ x: 1 }, { x: 2 }, { e: 'a' }],
    collides: { e: 'a' },
  })),
];

test.each(uniques)('unique, $kind', async ({ key, options, stored, collides }) => {
  const items = bridge.fresh();
  await items.createIndex({ [key]: 1 }, { unique: true, ...options });
  await items.insertMany(stored);
  await expect(items.insertOne(collides)).rejects.toMatchObject({ code: DUPLICATE });
  expect(await items.countDocuments()).toBe(stored.length);
});

test('a unique index over existing duplicates is refused and leaves nothing behind', async () => {
  const items = bridge.fresh();
  await items.insertMany([{ a: 1 }, { a: 1 }]);
  const { code } = await errorOf(items.createIndex({ a: 1 }, { unique: true }));
  expect(code).toBe(DUPLICATE);
  expect(await items.indexes()).toHaveLength(1);
});

test.each([
  ['wildcard', { '$**': 1 }],
  ['hashed', { h: 'hashed' }],
  ['descending, of a nested field', { 'a.b': -1 }],
] as [string, mongo.IndexSpecification][])('a %s index serves its query', async (_, key) => {
  const items = bridge.fresh();
  await items.createIndex(key);
  await items.insertMany([{ h: 1, a: { b: 2 } }, { h: 2 }]);
  expect(await items.countDocuments({ 'a.b': 2, h: 1 })).toBe(1);
});

describe('text search', () => {
  let texts: mongo.Collection<Any>;
  beforeAll(async () => {
    texts = bridge.fresh();
    await texts.createIndex({ title: 'text', body: 'text' }, { weights: { title: 10 } });
    await texts.insertMany([
      { _id: 1, title: 'fresh bread', body: 'about baking' },
      { _id: 2, title: 'tools', body: 'bread knives and bread boxes' },
      { _id: 3, title: 'other', body: 'none' },
    ]);
  });
  const search = ($search: string) => texts.countDocuments({ $text: { $search } });

  test('a phrase, a stem and an excluded word', async () => {
    expect(await search('"fresh bread"')).toBe(1);
    expect(await search('breads')).toBe(2);
    expect(await search('breads -knives')).toBe(1);
  });

  const score = { score: { $meta: 'textScore' as const } };
  const $text = { $search: 'bread' };
  test('weights decide the order of a find', async () => {
    const found = await texts.find({ $text }).project(score).sort(score).toArray();
    expect(found.map(({ _id }) => _id)).toEqual([1, 2]);
  });

  test('weights decide the order of an aggregation', async () => {
    const stages = [{ $match: { $text } }, { $sort: score }, { $project: score }];
    const found = await texts.aggregate(stages).toArray();
    expect(found.map(({ _id }) => _id)).toEqual([1, 2]);
  });
});

test('many indexes on many collections', async () => {
  await Promise.all(
    range(10).map(async () => {
      const items = bridge.fresh();
      await items.createIndexes([{ key: { a: 1 } }, { key: { b: 1, c: -1 } }, { key: { d: 1 } }]);
      expect(await items.indexes()).toHaveLength(4);
    }),
  );
});
