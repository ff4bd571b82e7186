import { expect, test } from '@jest/globals';
import type { mongo } from 'mongoose';
import { type Any, errorOf, inParallel, range, useBridge } from './bridge';

const bridge = useBridge();
const WRITE_CONFLICT = 112;
const DUPLICATE = 11000;
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

async function accounts(count: number, v: number) {
  const collection = bridge.fresh();
  await collection.insertMany(range(count).map((i) => ({ _id: i, v })));
  return collection;
}

/** Runs `work` in an open transaction that it may end itself. */
async function inTransaction(work: (session: mongo.ClientSession) => Promise<void>) {
  await bridge.client.withSession(async (session) => {
    session.startTransaction();
    await work(session);
    if (session.inTransaction()) await session.abortTransaction();
  });
}

/** Runs `work` as applications do: repeated after transient errors. */
const transact = (work: (session: mongo.ClientSession) => Promise<unknown>) =>
  bridge.client.withSession((session) => session.withTransaction(work));

const balanceOf = async (collection: mongo.Collection<Any>, options = {}) =>
  (await collection.findOne({ _id: 0 }, options))?.v;

test('others see nothing of it before the commit and all after; it sees its own', async () => {
  const money = await accounts(3, 10);
  await inTransaction(async (session) => {
    await money.updateOne({ _id: 0 }, { $inc: { v: -5 } }, { session });
    await money.insertOne({ _id: 'new' }, { session });
    expect(await balanceOf(money, { session })).toBe(5);
    expect(await money.countDocuments({}, { session })).toBe(4);
    expect(await balanceOf(money)).toBe(10);
    await session.commitTransaction();
    expect(await balanceOf(money)).toBe(5);
  });
});

test('an aborted one leaves nothing', async () => {
  const money = await accounts(1, 10);
  await inTransaction(async (session) => {
    await money.updateOne({ _id: 0 }, { $inc: { v: -5 } }, { session });
    await session.abortTransaction();
  });
  expect(await balanceOf(money)).toBe(10);
});

test('it reads from one snapshot', async () => {
  const money = await accounts(1, 10);
  await inTransaction(async (session) => {
    expect(await balanceOf(money, { session })).toBe(10);
    await money.updateOne({ _id: 0 }, { $inc: { v: 1 } });
    expect(await balanceOf(money, { session })).toBe(10);
  });
});

test('a write to what changed since is a transient conflict', async () => {
  const money = await accounts(1, 10);
  await inTransaction(async (session) => {
    await balanceOf(money, { session });
    await money.updateOne({ _id: 0 }, { $inc: { v: 1 } });
    const error = await errorOf(money.updateOne({ _id: 0 }, { $inc: { v: 1 } }, { session }));
    expect(error.code).toBe(WRITE_CONFLICT);
    expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
  });
  expect(await balanceOf(money)).toBe(11);
});

test('of two that conflict both take effect once', async () => {
  const money = await accounts(1, 0);
  const readThenWrite = () =>
    transact(async (session) => {
      const v = await balanceOf(money, { session });
      await pause(50);
      await money.updateOne({ _id: 0 }, { $set: { v: v + 1 } }, { session });
    });
  await Promise.all([readThenWrite(), readThenWrite()]);
  expect(await balanceOf(money)).toBe(2);
});

test('200 transfers by 20 at once keep the sum', async () => {
  const money = await accounts(5, 100);
  const transfer = (n: number) =>
    transact(async (session) => {
      const from = n % 5;
      const taken = { _id: from, v: { $gte: 1 } };
      const { modifiedCount } = await money.updateOne(taken, { $inc: { v: -1 } }, { session });
      if (modifiedCount === 0) return;
      await money.updateOne({ _id: (from + 1 + (n % 4)) % 5 }, { $inc: { v: 1 } }, { session });
    });
  const { codes } = await inParallel(20, async (worker) => {
    for (const i of range(10)) await transfer(worker * 7 + i);
  });
  expect(codes).toEqual([]);
  const [total] = await money.aggregate([{ $group: { _id: null, v: { $sum: '$v' } } }]).toArray();
  expect(total?.v).toBe(500);
});

test('an error ends it', async () => {
  const money = await accounts(1, 0);
  await inTransaction(async (session) => {
    await money.insertOne({ _id: 'before' }, { session });
    expect(await errorOf(money.insertOne({ _id: 0 }, { session }))).toMatchObject({
      code: DUPLICATE,
    });
    const { code } = await errorOf(money.insertOne({ _id: 'after' }, { session }));
    expect(code).toBe(251); // NoSuchTransaction
  });
  expect(await money.countDocuments()).toBe(1);
});

test('a collection may come into being within it', async () => {
  const fresh = bridge.fresh();
  await transact((session) => fresh.insertOne({ _id: 1 }, { session }));
  expect(await fresh.countDocuments()).toBe(1);
});

test('cursors of several batches live in it', async () => {
  const money = await accounts(500, 1);
  await transact(async (session) => {
    await money.findOneAndUpdate({ _id: 0 }, { $set: { v: 100 } }, { session });
    const options = { session, batchSize: 50 };
    const all = await money.aggregate([{ $sort: { _id: 1 } }], options).toArray();
    expect([all.length, all[0]?.v]).toEqual([500, 100]);
    expect(await money.find({}, options).toArray()).toHaveLength(500);
  });
});

test('of two open ones that insert one key the second waits, then fails', async () => {
  const items = bridge.fresh();
  await items.insertOne({ _id: 'other' });
  await inTransaction(async (first) => {
    await inTransaction(async (second) => {
      await items.insertOne({ _id: 'same' }, { session: first });
      const waiting = errorOf(items.insertOne({ _id: 'same' }, { session: second }));
      await pause(100);
      await first.commitTransaction();
      expect([DUPLICATE, WRITE_CONFLICT]).toContain((await waiting).code);
    });
  });
});

test('a deadlock is resolved', async () => {
  const money = await accounts(2, 0);
  const both = (first: number, second: number) =>
    transact(async (session) => {
      await money.updateOne({ _id: first }, { $inc: { v: 1 } }, { session });
      await pause(100);
      await money.updateOne({ _id: second }, { $inc: { v: 1 } }, { session });
    });
  await Promise.all([both(0, 1), both(1, 0)]);
  expect((await money.find().toArray()).map(({ v }) => v)).toEqual([2, 2]);
});

test('60 at once, more than there are connections for', async () => {
  const money = await accounts(60, 0);
  const { codes } = await inParallel(60, (i) =>
    transact(async (session) => {
      await money.updateOne({ _id: i }, { $inc: { v: 1 } }, { session });
      await pause(50);
      await money.updateOne({ _id: i }, { $inc: { v: 1 } }, { session });
    }),
  );
  expect(codes).toEqual([]);
  expect(await money.countDocuments({ v: 2 })).toBe(60);
});
