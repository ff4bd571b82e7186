import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from '@jest/globals';
import { mongo } from 'mongoose';
import pg from 'pg';
import {
  type EmbeddedDatabase,
  type EmbeddedOptions,
  startEmbeddedDatabase,
} from '../../../server/src/database/embedded/index';

/** For tests that start and end databases of their own; all is ended and removed after each. */

type Clean = (() => Promise<unknown>) | (() => void);

const cleanups: Clean[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

export const afterThisTest = (clean: Clean) => cleanups.push(clean);

export function temporaryFolder(name = ''): string {
  const folder = mkdtempSync(join(tmpdir(), `leaven-test-${name}`));
  afterThisTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database that need not survive a crash of the machine. */
export async function start(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ durable: false, ...options });
  afterThisTest(database.stop);
  return database;
}

let pristine: Promise<string> | undefined;

/** A folder with an empty DocumentDB in it, which takes seconds to make and a moment to copy. */
function pristineFolder(): Promise<string> {
  pristine ??= (async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'leaven-pristine-'));
    await (await startEmbeddedDatabase({ dataDir, force: 'documentdb', durable: false })).stop();
    return dataDir;
  })();
  return pristine;
}
afterAll(async () => {
  if (pristine) rmSync(await pristine, { recursive: true });
});

/** A DocumentDB, whatever else could be had; an empty one where the folder has none. */
export async function startDocumentdb(dataDir: string, options: Partial<EmbeddedOptions> = {}) {
  if (readdirSync(dataDir).length === 0)
    execFileSync('cp', ['-a', `${await pristineFolder()}/.`, dataDir]); // keeps owners, cpSync does not
  return start({ dataDir, force: 'documentdb', ...options });
}

export interface Note {
  _id: string;
}

/** A collection of notes in a database. */
export const notesIn = async (uri: string) => (await clientOf(uri)).db().collection<Note>('notes');

export async function clientOf(uri: string): Promise<mongo.MongoClient> {
  const client = await mongo.MongoClient.connect(uri, { serverSelectionTimeoutMS: 20_000 });
  afterThisTest(() => client.close());
  return client;
}

/** Runs SQL on the PostgreSQL beneath the database of `dataDir`. */
export async function sql<T extends pg.QueryResultRow>(dataDir: string, ...statements: string[]) {
  const host = join(dataDir, 'database/documentdb/data');
  const client = new pg.Client({ host, user: 'leaven', database: 'postgres' });
  await client.connect();
  try {
    let rows: T[] = [];
    for (const statement of statements) ({ rows } = await client.query<T>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** Never 0, which would mean this process and all its kin. */
export function killHard(pid: number | undefined): void {
  if (!pid) throw new Error('there is nothing to kill');
  process.kill(pid, 'SIGKILL');
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until something is true; a test fails if it never becomes so. */
export async function until(isTrue: () => boolean): Promise<void> {
  for (const end = Date.now() + 50_000; !isTrue(); ) {
    if (Date.now() > end) throw new Error('what was waited for did not happen');
    await new Promise((wake) => setTimeout(wake, 20));
  }
}
