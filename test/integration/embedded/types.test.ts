import { expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { useBridge } from './bridge';

const { BSON, Binary, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp, UUID } =
  mongo;
const bridge = useBridge();

test.each<[string, unknown]>([
  ['ObjectId', new ObjectId()],
  ['decimal128', Decimal128.fromString('1234567890.123456789012345678')],
  ['date', new Date('2024-02-29T12:00:00.123Z')],
  ['date before 1970', new Date(-1)],
  ['long', Long.fromString('9223372036854775807')],
  ['int', new Int32(5)],
  ['double that looks like an int', new Double(5)],
  ['NaN', Number.NaN],
  ['-Infinity', -Infinity],
  ['binary', new Binary(Buffer.from([0, 1, 255]))],
  ['uuid', new UUID()],
  ['regular expression', /a.b/i],
  ['null', null],
  ['bool', true],
  ['timestamp', new Timestamp({ t: 5, i: 6 })],
  ['min key', new MinKey()],
  ['max key', new MaxKey()],
  ['text beyond the basic plane', 'a\u{1F600}'],
  ['text with a NUL', 'a\0b'],
  ['empty document', {}],
  ['nested arrays', [[], [1, [2]]]],
])('a value of type %s comes back byte for byte', async (_, value) => {
  const values = bridge.fresh();
  const document = { _id: new ObjectId(), value };
  await values.insertOne(document);
  const [raw] = await values.find({}, { raw: true }).toArray();
  const bytes = Buffer.from(raw as unknown as Uint8Array);
  expect(bytes.equals(BSON.serialize(document))).toBe(true);
});

test('text with a NUL can be found', async () => {
  const values = bridge.fresh();
  await values.insertMany([{ s: 'a\0b' }, { s: 'a' }]);
  expect(await values.countDocuments({ s: 'a\0b' })).toBe(1);
});

test('numbers of different types compare and add by value', async () => {
  const values = bridge.fresh();
  const fives = [5, Long.fromNumber(5), Decimal128.fromString('5.0')];
  await values.insertMany([...fives, 5.5].map((v) => ({ v })));
  expect(await values.countDocuments({ v: 5 })).toBe(3);
  const [total] = await values.aggregate([{ $group: { _id: null, s: { $sum: '$v' } } }]).toArray();
  expect(Number(String(total?.s))).toBe(20.5);
});
