import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, MongoClient } from 'mongodb';
import { startEmbeddedDatabase } from '../../server/src/database/embedded/index';
import { testDatabaseUri } from '../support/database';

/** Within a test run its server, else one of its own for the time it is needed. */
async function server() {
  const name = `gate_${process.pid}_${randomBytes(4).toString('hex')}`;
  if (process.env.LEAVEN_TEST_MONGODB) return { uri: testDatabaseUri(name), stop: async () => {} };
  const dataDir = await mkdtemp(join(tmpdir(), 'leaven-gate-'));
  const database = await startEmbeddedDatabase({ dataDir, durable: false });
  return {
    uri: database.uri(name),
    async stop() {
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs `work` on an empty database that is gone afterwards. */
export async function onDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { uri, stop } = await server();
  try {
    const client = await MongoClient.connect(uri);
    try {
      return await work(client.db());
    } finally {
      await client.db().dropDatabase();
      await client.close();
    }
  } finally {
    await stop();
  }
}
