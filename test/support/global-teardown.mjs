import { MongoClient } from 'mongodb';

/** Ends what the set-up started, in the same process; on a server from MONGODB_URI nothing is left. */
export default async function tearDown() {
  if (globalThis.stopTestDatabase) return globalThis.stopTestDatabase();
  const { LEAVEN_TEST_MONGODB: template, LEAVEN_TEST_LENT: lent } = process.env;
  if (!template || !lent) return;
  const client = await MongoClient.connect(template.replace('{database}', 'admin'));
  try {
    const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
    const left = databases.filter(({ name }) => name.startsWith(lent));
    for (const { name } of left) await client.db(name).dropDatabase();
  } finally {
    await client.close();
  }
}
