import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { mongo } from 'mongoose';
import { startEmbeddedDatabase } from '../../../server/src/database/embedded/index';
import { testDatabaseUri } from '../../support/database';

/** A client's view of the bridge: an empty database of this suite's own. */
export interface Bridge {
  client: mongo.MongoClient;
  db: mongo.Db;
  /** An empty collection that no other test uses. */
  fresh(): mongo.Collection<Any>;
  uri: string;
}

/** Documents of any shape. */
export interface Any {
  _id?: string | number | mongo.BSON.ObjectId;
  // biome-ignore lint/suspicious/noExplicitAny: what is tested here is the database, not types
  [field: string]: any;
}

/** Connects before the suite's tests and cleans up after them. */
export function useBridge(): Bridge {
  const bridge = {} as Bridge;
  let stop: () => Promise<void> = async () => {};
  let collections = 0;
  beforeAll(async () => {
    const name = `bridge_${process.pid}_${randomBytes(4).toString('hex')}`;
    let uri = testDatabaseUri(name);
    if (!(await isDocumentdb(uri))) ({ uri, stop } = await ownDatabase(name));
    const client = await mongo.MongoClient.connect(uri, { maxPoolSize: 60 });
    const db = client.db();
    Object.assign(bridge, { client, db, uri });
    bridge.fresh = () => db.collection<Any>(`c${++collections}`);
  });
  afterAll(async () => {
    await bridge.db.dropDatabase();
    await bridge.client.close();
    await stop();
  });
  return bridge;
}

async function isDocumentdb(uri: string): Promise<boolean> {
  const client = await mongo.MongoClient.connect(uri);
  try {
    const { gitVersion } = await client.db('admin').command({ buildInfo: 1 });
    return gitVersion === 'documentdb';
  } finally {
    await client.close();
  }
}

/** These suites are about the bridge, whatever server the others run on. */
async function ownDatabase(name: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'leaven-bridge-'));
  const database = await startEmbeddedDatabase({ dataDir, force: 'documentdb', durable: false });
  const stop = async () => {
    await database.stop();
    rmSync(dataDir, { recursive: true });
  };
  return { uri: database.uri(name), stop };
}

export const range = (length: number) => Array.from({ length }, (_, i) => i);

/** Runs `work` many times at once; how many went well, and the others' error codes. */
export async function inParallel(times: number, work: (i: number) => Promise<unknown>) {
  const outcomes = await Promise.allSettled(range(times).map(work));
  const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
  return {
    succeeded: outcomes.length - failed.length,
    codes: failed.map(({ reason }) => reason.code as number),
  };
}

/** The error of a promise that must fail. */
export async function errorOf(promise: Promise<unknown>): Promise<mongo.MongoServerError> {
  try {
    await promise;
  } catch (error) {
    return error as mongo.MongoServerError;
  }
  throw new Error('an error was expected');
}
