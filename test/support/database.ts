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

/** An empty database of its own for a suite, so that suites may run side by side. */
export function createTestDatabase(): TestDatabase {
  const name = `t_${process.pid}_${randomBytes(4).toString('hex')}`;
  const uri = testDatabaseUri(name);
  return { name, uri, drop: () => dropDatabase(uri) };
}

async function dropDatabase(uri: string): Promise<void> {
  const client = await mongoose.mongo.MongoClient.connect(uri);
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}
