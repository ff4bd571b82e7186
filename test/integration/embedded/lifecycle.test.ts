import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { EmbeddedDatabaseError } from '../../../server/src/database/embedded/index';
import { isAlive, notesIn, sql, start, startDocumentdb, temporaryFolder } from './own';

test('data are there after a stop and a start, and nothing runs in between', async () => {
  const dataDir = temporaryFolder();
  const first = await startDocumentdb(dataDir);
  const { bridge = 0, database } = first.pids();
  expect([bridge, ...database].every(isAlive)).toBe(true);
  await (await notesIn(first.uri('test'))).insertOne({ _id: 'kept' });
  await first.stop();
  await first.stop(); // a second time does nothing
  expect([bridge, ...database].filter(isAlive)).toEqual([]);
  expect(readdirSync(join(dataDir, 'database/lock'))).toEqual([]);

  const second = await startDocumentdb(dataDir);
  expect(second.uri('test')).toBe(first.uri('test'));
  expect(await (await notesIn(second.uri('test'))).find().toArray()).toEqual([{ _id: 'kept' }]);
});

test('a second one on the same data is refused, and the first goes on', async () => {
  const dataDir = temporaryFolder();
  const first = await startDocumentdb(dataDir);
  const second = start({ dataDir, force: 'documentdb' });
  await expect(second).rejects.toThrow(EmbeddedDatabaseError);
  await expect(second).rejects.toThrow(/^Another Leaven is using the data in .*\.$/);
  await (await notesIn(first.uri('test'))).insertOne({ _id: 'still here' });
});

const createNew = (dataDir: string) => start({ dataDir, force: 'documentdb' });

test('of two that start at once on new data one wins', async () => {
  const dataDir = temporaryFolder();
  const outcomes = await Promise.allSettled([createNew(dataDir), createNew(dataDir)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('statistics can be refreshed, and counts are right without', async () => {
  const dataDir = temporaryFolder();
  const database = await startDocumentdb(dataDir);
  const notes = await notesIn(database.uri('test'));
  await notes.insertOne({ _id: 'first' });
  await database.analyze();
  await notes.insertMany(Array.from({ length: 5000 }, (_, i) => ({ _id: `${i}` })));
  expect(await notes.estimatedDocumentCount()).toBe(5001);
  const analyzed = 'SELECT relname FROM pg_stat_user_tables WHERE last_analyze IS NOT NULL';
  expect(await sql(dataDir, analyzed)).not.toEqual([]);
});

test('what is past its time is removed by a job that runs every minute', async () => {
  const dataDir = temporaryFolder();
  const database = await startDocumentdb(dataDir);
  const notes = (await notesIn(database.uri('test'))).db.collection<{ _id: string; at: Date }>(
    'ttl',
  );
  await notes.createIndex({ at: 1 }, { expireAfterSeconds: 1 });
  const hour = 3_600_000;
  await notes.insertMany([
    { _id: 'old', at: new Date(Date.now() - hour) },
    { _id: 'new', at: new Date(Date.now() + hour) },
  ]);
  const [job] = await sql<{ schedule: string; active: boolean; command: string }>(
    dataDir,
    "SELECT schedule, active, command FROM cron.job WHERE jobname = 'documentdb_ttl_task'",
  );
  expect(job).toMatchObject({ schedule: '* * * * *', active: true });
  await sql(dataDir, job?.command ?? '');
  expect(await notes.find().toArray()).toMatchObject([{ _id: 'new' }]);
});

test('data of an older DocumentDB are brought up to date', async () => {
  const dataDir = temporaryFolder();
  const first = await startDocumentdb(dataDir);
  const versions = `SELECT name, installed_version AS version FROM pg_available_extensions
                    WHERE name LIKE 'documentdb%' AND installed_version IS NOT NULL ORDER BY name`;
  const current = await sql(dataDir, versions);
  const older = '0.116-0';
  await sql(
    dataDir,
    'DROP EXTENSION documentdb_extended_rum, documentdb, documentdb_core CASCADE',
    `CREATE EXTENSION documentdb_core VERSION '${older}'`,
    `CREATE EXTENSION documentdb VERSION '${older}'`,
    'CREATE EXTENSION documentdb_extended_rum',
  );
  expect(await sql(dataDir, versions)).toContainEqual({ name: 'documentdb', version: older });
  await first.stop();
  writeFileSync(join(dataDir, 'database/documentdb/version'), `${older}\n`);

  const second = await startDocumentdb(dataDir);
  expect(await sql(dataDir, versions)).toEqual(current);
  const notes = await notesIn(second.uri('test'));
  await notes.createIndex({ text: 1 });
  await notes.insertOne({ _id: 'works' });
  expect(await notes.countDocuments()).toBe(1);
});

test('a query that takes long does not hold up the end', async () => {
  const dataDir = temporaryFolder();
  const database = await startDocumentdb(dataDir);
  const notes = await notesIn(database.uri('test'));
  await notes.insertMany(Array.from({ length: 2_000 }, (_, i) => ({ _id: `${i}` })));
  const all = { from: 'notes', pipeline: [], as: 'all' };
  const endless = notes.aggregate([{ $lookup: all }, { $lookup: { ...all, as: 'again' } }]);
  endless.toArray().catch(() => {}); // it ends with its server
  const running =
    "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%first_page%'";
  while ((await sql(dataDir, running)).length < 2); // one of them is this query itself
  await database.stop();
  // It ended by itself: a process that had to be killed would have left its claim.
  expect(readdirSync(join(dataDir, 'database/lock'))).toEqual([]);
});
