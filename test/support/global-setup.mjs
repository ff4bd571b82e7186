import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';

const prefix = 'leaven-test-run-';
// With the process id of the run behind it, so that a later run knows whose folder it was.
const folderOfRun = new RegExp(`^${prefix}(\\d+)-\\w+$`);

/**
 * One database for all suites: the server that MONGODB_URI names, else the embedded default in a
 * temporary folder. Leaves its address in LEAVEN_TEST_MONGODB, with `{database}` where the name goes.
 */
export default async function setUp() {
  if (process.env.LEAVEN_TEST_MONGODB) return;
  // What the names of the databases begin with that workers lend to one suite after another.
  process.env.LEAVEN_TEST_LENT = `t_${process.pid}_worker`;
  if (process.env.MONGODB_URI) {
    process.env.LEAVEN_TEST_MONGODB = withoutDatabase(process.env.MONGODB_URI);
    return;
  }
  const { startEmbeddedDatabase } = await tsImport(
    '../../server/src/database/embedded/index.ts',
    import.meta.url,
  );
  await removeAbandoned();
  const dataDir = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  const database = await startEmbeddedDatabase({ dataDir, durable: false });
  console.log(`Database of the tests: ${database.reason}`);
  process.env.LEAVEN_TEST_MONGODB = database.uri('{database}');
  globalThis.stopTestDatabase = async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** Removes the folders of runs that were killed before they could; others' are not touched. */
async function removeAbandoned() {
  for (const folder of await readdir(tmpdir())) {
    const run = folderOfRun.exec(folder);
    if (!run || isRunning(Number(run[1]))) continue;
    // Another user's stays: it is theirs to remove.
    await rm(join(tmpdir(), folder), { recursive: true, force: true }).catch(() => {});
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Puts `{database}` in place of the name. Credentials without authSource belong to the named one. */
function withoutDatabase(uri) {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri);
  if (!parts) throw new Error('MONGODB_URI is not a MongoDB connection string.');
  const [, server, name, query = ''] = parts;
  const options = new URLSearchParams(query);
  if (server.includes('@') && name && !options.has('authSource')) options.set('authSource', name);
  return `${server}/{database}${options.size > 0 ? `?${options}` : ''}`;
}
