import { expect, test } from '@jest/globals';
import { errorOf, useBridge } from './bridge';

/**
 * What DocumentDB does not do as MongoDB does. Each is refused with a plain error, or differs in a
 * way that Leaven's own code knows of; none may be wrong in silence. A test that fails here after
 * an update says that a rule for application code may be dropped.
 */

const bridge = useBridge();
const NOT_SUPPORTED = 115;
const collation = { locale: 'en', strength: 2 };
const by = (unit: string) => [{ $project: { t: { $dateTrunc: { date: '$at', unit } } } }];

const refused: [string, number, () => Promise<unknown>][] = [
  ['$dateTrunc by day', NOT_SUPPORTED, () => bridge.fresh().aggregate(by('day')).toArray()],
  ['$dateTrunc by week', NOT_SUPPORTED, () => bridge.fresh().aggregate(by('week')).toArray()],
  [
    '$dateTrunc by a unit that is computed',
    NOT_SUPPORTED,
    () => bridge.fresh().aggregate(by('$unit')).toArray(),
  ],
  [
    '$dateTrunc by day in an update',
    NOT_SUPPORTED,
    () =>
      bridge.fresh().updateOne({}, [{ $set: { d: { $dateTrunc: { date: '$at', unit: 'day' } } } }]),
  ],
  [
    '$dateTrunc by day in a filter',
    NOT_SUPPORTED,
    () => bridge.fresh().findOne({ $expr: { $dateTrunc: { date: '$at', unit: 'day' } } }),
  ],
  [
    'collation in an update',
    NOT_SUPPORTED,
    () => bridge.fresh().updateOne({ n: 'A' }, { $set: { x: 1 } }, { collation }),
  ],
  [
    'an index with collation',
    NOT_SUPPORTED,
    () => bridge.fresh().createIndex({ n: 1 }, { unique: true, collation }),
  ],
  [
    '$merge with a pipeline',
    NOT_SUPPORTED,
    async () => {
      const items = bridge.fresh();
      await items.insertOne({});
      const into = { into: 'merged', whenMatched: [{ $set: { x: 1 } }] };
      await items.aggregate([{ $merge: into }]).toArray();
    },
  ],
  ['$where', 2, () => bridge.fresh().countDocuments({ $where: 'this.v > 1' })],
  [
    'change streams',
    NOT_SUPPORTED,
    async () => {
      const changes = bridge.fresh().watch();
      await changes.next().finally(() => changes.close());
    },
  ],
  [
    'capped collections',
    NOT_SUPPORTED,
    () => bridge.db.createCollection('capped', { capped: true, size: 4096 }),
  ],
  [
    'time-series collections',
    NOT_SUPPORTED,
    () => bridge.db.createCollection('series', { timeseries: { timeField: 'at' } }),
  ],
];

test.each(refused)('%s: refused with code %i', async (_, code, attempt) => {
  expect((await errorOf(attempt())).code).toBe(code);
});

test('a document that merely has a field named $dateTrunc is stored', async () => {
  const items = bridge.fresh();
  await items.insertOne({ _id: 1, x: { $dateTrunc: { unit: 'day' } } });
  expect(await items.findOne({ _id: 1 })).toEqual({ _id: 1, x: { $dateTrunc: { unit: 'day' } } });
});

test('a duplicate key is told by its code, without the values', async () => {
  const items = bridge.fresh();
  await items.insertOne({ _id: 'a' });
  const error = await errorOf(items.insertOne({ _id: 'a' }));
  expect([error.code, error.keyPattern, error.keyValue]).toEqual([11000, { _id: 1 }, {}]);
});

test("explain gives PostgreSQL's plan", async () => {
  const items = bridge.fresh();
  await items.createIndex({ n: 1 });
  await items.insertOne({ n: 1 });
  const { queryPlanner } = await items.find({ n: 1 }).explain();
  expect(queryPlanner.winningPlan).toBeUndefined();
  expect(queryPlanner.postgres[0].Plan['Node Type']).toEqual(expect.any(String));
});
