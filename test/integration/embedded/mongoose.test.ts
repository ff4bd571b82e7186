import { afterAll, beforeAll, expect, test } from '@jest/globals';
import mongoose, { Schema } from 'mongoose';
import { useBridge } from './bridge';

const bridge = useBridge();
const connection = mongoose.createConnection();

const Person = connection.model(
  'Person',
  new Schema(
    { email: { type: String, unique: true }, tags: [String] },
    { timestamps: true, optimisticConcurrency: true },
  ),
);
const Order = connection.model(
  'Order',
  new Schema({
    person: { type: Schema.Types.ObjectId, ref: 'Person', index: true },
    lines: [{ sku: String, n: Number }],
    price: Schema.Types.Decimal128,
  }),
);

beforeAll(async () => {
  await connection.openUri(bridge.uri);
  await Promise.all([Person.init(), Order.init()]);
});
afterAll(() => connection.close());

test('unique fields are unique', async () => {
  await Person.create({ email: 'unique@crumb.example' });
  const again = Person.create({ email: 'unique@crumb.example' });
  await expect(again).rejects.toMatchObject({ code: 11000 });
});

test('documents are populated, changed in place and saved', async () => {
  const person = await Person.create({ email: 'buyer@crumb.example' });
  const lines = [{ sku: 's', n: 1 }];
  const { _id } = await Order.create({ person: person._id, lines, price: '12.50' });
  const order = await Order.findById(_id)
    .populate<{ person: { email: string } }>('person')
    .orFail();
  expect([order.person.email, String(order.price)]).toEqual(['buyer@crumb.example', '12.50']);
  order.set('lines.0.n', 5);
  order.lines.push({ sku: 't', n: 2 });
  await order.save();
  expect((await Order.findById(_id).lean())?.lines.map(({ n }) => n)).toEqual([5, 2]);
});

test('of two that save one version the second fails', async () => {
  const { _id } = await Person.create({ email: 'twice@crumb.example' });
  const [first, second] = [
    await Person.findById(_id).orFail(),
    await Person.findById(_id).orFail(),
  ];
  first.tags.push('1');
  second.tags.push('2');
  await first.save();
  await expect(second.save()).rejects.toMatchObject({ name: 'VersionError' });
});

test('a transaction, array filters and a bulk upsert', async () => {
  const order = await Order.create({ lines: [{ sku: 't', n: 2 }] });
  await connection.transaction(async (session) => {
    await Person.create([{ email: 'in@crumb.example' }], { session });
    const change = { $set: { 'lines.$[line].n': 9 } };
    const arrayFilters = [{ 'line.sku': 't' }];
    await Order.updateOne({ _id: order._id }, change, { arrayFilters, session });
  });
  expect((await Order.findById(order._id).lean())?.lines[0]?.n).toBe(9);
  expect(await Person.exists({ email: 'in@crumb.example' })).not.toBeNull();

  const filter = { email: 'bulk@crumb.example' };
  const update = { $set: { tags: ['x'] } };
  await Person.bulkWrite([{ updateOne: { filter, update, upsert: true } }]);
  expect(await Person.findOne(filter).lean()).toMatchObject({ tags: ['x'] });
});

test('a cursor reads one by one, and indexes stay in step', async () => {
  await Order.insertMany([{}, {}, {}]);
  let count = 0;
  for await (const _ of Order.find().cursor({ batchSize: 1 })) count++;
  expect(count).toBe(await Order.countDocuments());
  expect(await Person.syncIndexes()).toEqual([]);
});
