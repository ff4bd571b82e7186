import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';

/**
 * The connection string of a database of this name on the server of this run.
 * @throws where the run has no database: a unit test needs none
 */
export function testDatabaseUri(name: string): string {
  const template = process.env.LEAVEN_TEST_MONGODB;
  if (!template) throw new Error('Only integration and e2e tests have a database.');
  return template.replace('{database}', encodeURIComponent(name));
}

export interface TestDatabase {
  name: string;
  uri: string;
  /** Removes it with all its data; for `afterAll`. */
  drop(): Promise<void>;
}

/** A new database for a suite, without anything in it, so that suites may run side by side. */
export function createTestDatabase(): TestDatabase {
  const name = `t_${process.pid}_${randomBytes(4).toString('hex')}`;
  const uri = testDatabaseUri(name);
  return { name, uri, drop: () => dropDatabase(uri) };
}

/**
 * A database with all collections and indexes but no documents, which this worker's suites use one
 * after another: to make and drop some fifty collections takes longer than most suites. Dropped
 * with the run. A suite that changes indexes makes its own.
 * @returns its connection string
 */
export async function borrowTestDatabase(): Promise<string> {
  const uri = testDatabaseUri(`${process.env.LEAVEN_TEST_LENT}${process.env.JEST_WORKER_ID}`);
  const client = await mongoose.mongo.MongoClient.connect(uri);
  try {
    const collections = await client.db().collections();
    // What is brought forward once stays so; a suite that ended badly may have left anything else.
    const used = collections.filter(({ collectionName }) => collectionName !== 'migrations');
    await Promise.all(used.map((collection) => collection.deleteMany({})));
  } finally {
    await client.close();
  }
  return uri;
}

async function dropDatabase(uri: string): Promise<void> {
  const client = await mongoose.mongo.MongoClient.connect(uri);
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}
