import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { afterThisTest, isAlive, killHard, start, temporaryFolder, until } from './own';

/** What Leaven does with a mongod, shown with a stand-in for it. */

const mongodBinary = fileURLToPath(new URL('../../support/stand-in-mongod.mjs', import.meta.url));
const startMongod = (dataDir: string) => start({ dataDir, mongodBinary });

const hello = async (uri: string) => {
  const client = await mongo.MongoClient.connect(uri, { serverSelectionTimeoutMS: 20_000 });
  try {
    return await client.db('admin').command({ hello: 1 });
  } finally {
    await client.close();
  }
};

const hostOf = (uri: string) => new URL(uri).host;

test('it becomes a replica set of one on a loopback port, and stays it', async () => {
  const dataDir = temporaryFolder();
  const first = await startMongod(dataDir);
  expect(first.engine).toBe('mongod');
  const uri = first.uri('leaven');
  expect(uri).toMatch(/^mongodb:\/\/127\.0\.0\.1(:|%3A)\d+\/leaven\?directConnection=true$/);
  const me = decodeURIComponent(hostOf(uri));
  expect(await hello(uri)).toMatchObject({ isWritablePrimary: true, setName: 'leaven', me });
  await first.analyze();

  const { bridge, database } = first.pids();
  expect(bridge).toBeUndefined();
  await first.stop();
  expect(database.filter(isAlive)).toEqual([]);

  const second = await startMongod(dataDir);
  expect(second.uri('leaven')).toBe(uri);
  expect(await hello(uri)).toMatchObject({ isWritablePrimary: true });
});

test('where its port is taken by now it moves to another', async () => {
  const dataDir = temporaryFolder();
  const first = await startMongod(dataDir);
  await first.stop();
  const port = Number(readFileSync(join(dataDir, 'database/mongod/port'), 'utf8'));
  const other = createServer().listen(port, '127.0.0.1');
  await new Promise((listening) => other.once('listening', listening));
  afterThisTest(() => void other.close());

  const second = await startMongod(dataDir);
  expect(second.uri('leaven')).not.toBe(first.uri('leaven'));
  expect(await hello(second.uri('leaven'))).toMatchObject({ isWritablePrimary: true });
});

test('after it was killed it is started again', async () => {
  const database = await startMongod(temporaryFolder());
  const [pid = 0] = database.pids().database;
  killHard(pid);
  await until(() => ![pid, undefined].includes(database.pids().database[0]));
  expect(await hello(database.uri('leaven'))).toMatchObject({ isWritablePrimary: true });
});

test('one that does not start is told in one sentence', async () => {
  const folder = temporaryFolder();
  const broken = join(folder, 'mongod');
  const script = `#!/bin/sh\nSTAND_IN_FAILS=1 exec "${process.execPath}" "${mongodBinary}" "$@"\n`;
  writeFileSync(broken, script, { mode: 0o755 });
  const started = start({ dataDir: folder, mongodBinary: broken });
  await expect(started).rejects.toThrow(`The disk that holds ${folder}/database is full.`);
});
