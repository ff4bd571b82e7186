import { buffer } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { useBridge } from './bridge';

const bridge = useBridge();

test('collections and databases are listed, with their sizes', async () => {
  const items = bridge.fresh();
  await items.insertMany([{}, {}, {}]);
  const name = items.collectionName;
  expect(await bridge.db.listCollections({ name }).toArray()).toMatchObject([{ name }]);
  const { databases } = await bridge.client.db().admin().listDatabases();
  expect(databases.map((database) => database.name)).toContain(bridge.db.databaseName);
  expect(await bridge.db.command({ collStats: name })).toMatchObject({ count: 3 });
  expect((await bridge.db.stats()).collections).toBeGreaterThanOrEqual(1);
});

test.each(['ping', 'buildInfo', 'serverStatus', 'hello', 'connectionStatus'])(
  '%s is answered',
  async (command) => {
    expect(await bridge.db.admin().command({ [command]: 1 })).toMatchObject({ ok: 1 });
  },
);

test('a dropped database is gone', async () => {
  const db = bridge.client.db(`${bridge.db.databaseName}_dropped`);
  await db.collection('c').insertOne({});
  await db.dropDatabase();
  expect(await db.listCollections().toArray()).toEqual([]);
});

test('a schema of a collection is kept to', async () => {
  const name = 'validated';
  const $jsonSchema = { required: ['a'], properties: { a: { bsonType: 'int' } } };
  const validated = await bridge.db.createCollection(name, { validator: { $jsonSchema } });
  await validated.insertOne({ a: 1 });
  await expect(validated.insertOne({ b: 1 })).rejects.toMatchObject({ code: 121 });
});

test('a view, a renamed collection and a changed index', async () => {
  const items = bridge.fresh();
  await items.insertMany([{ g: 'x' }, { g: 'y' }]);
  const pipeline = [{ $match: { g: 'x' } }];
  await bridge.db.createCollection('view', { viewOn: items.collectionName, pipeline });
  expect(await bridge.db.collection('view').countDocuments()).toBe(1);

  const renamed = await bridge
    .fresh()
    .insertOne({})
    .then(() => bridge.fresh());
  await items.rename(renamed.collectionName);
  expect(await renamed.countDocuments()).toBe(2);

  await renamed.createIndex({ at: 1 }, { expireAfterSeconds: 1 });
  const index = { keyPattern: { at: 1 }, expireAfterSeconds: 20 };
  await bridge.db.command({ collMod: renamed.collectionName, index });
  expect((await renamed.indexes())[1]).toMatchObject({ expireAfterSeconds: 20 });
});

test('an unknown command has code 59', async () => {
  const error = { code: 59, codeName: 'CommandNotFound' };
  await expect(bridge.db.command({ frobnicate: 1 })).rejects.toMatchObject(error);
});

test('a killed cursor is gone', async () => {
  const items = bridge.fresh();
  await items.insertMany([{}, {}, {}]);
  const find = { find: items.collectionName, batchSize: 1, sort: { _id: 1 } };
  const { cursor } = await bridge.db.command(find, { promoteLongs: false });
  const cursors = [cursor.id];
  const kill = { killCursors: items.collectionName, cursors };
  const first = await bridge.db.command(kill, { promoteLongs: false });
  const second = await bridge.db.command(kill, { promoteLongs: false });
  expect([first.cursorsKilled, second.cursorsNotFound]).toEqual([cursors, cursors]);
});

test('GridFS keeps a file', async () => {
  const files = new mongo.GridFSBucket(bridge.db);
  const content = Buffer.alloc(700_000, 7);
  const upload = files.openUploadStream('file');
  await new Promise((done, fail) => upload.on('finish', done).on('error', fail).end(content));
  expect((await buffer(files.openDownloadStream(upload.id))).equals(content)).toBe(true);
});
