import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { DryMongoBinary } from 'mongodb-memory-server-core';
import { keepEngine } from '../../../server/src/database/embedded/choice';
import { cacheFolder, serverUser } from '../../../server/src/database/embedded/places';
import { installPrograms } from '../../../server/src/database/embedded/programs';
import { afterThisTest, temporaryFolder } from './own';

const standIn = fileURLToPath(new URL('../../support/stand-in-mongod.mjs', import.meta.url));
const programs = cacheFolder(undefined, serverUser());
/** The system's own tools, without what a person may have added to PATH. */
const PATH = '/usr/bin:/bin';
const NO_HOST = 'http://127.0.0.1:9';

// The choice itself must not have to download PostgreSQL within a test.
beforeAll(() => installPrograms(programs, () => {}), 300_000);

interface World {
  env?: Record<string, string>;
  force?: 'mongod' | 'documentdb';
  mongodBinary?: string;
  cacheDir?: string;
  /** The engine that wrote the data. */
  kept?: 'mongod' | 'documentdb';
}

async function choose({ env, kept, cacheDir = programs, ...options }: World) {
  const home = temporaryFolder();
  if (kept) keepEngine(home, kept);
  const script = fileURLToPath(new URL('./choose.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', script, JSON.stringify({ home, cacheDir, ...options })],
    // A HOME of its own, so that what a person has downloaded before is not found.
    { env: { PATH, HOME: home, MONGOMS_DOWNLOAD_MIRROR: NO_HOST, ...env } },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

function pathWithMongod(): string {
  const folder = temporaryFolder();
  symlinkSync(standIn, join(folder, 'mongod'));
  // The stand-in is a script for node.
  symlinkSync(process.execPath, join(folder, 'node'));
  return `${folder}:${PATH}`;
}

test('a mongod that is named is taken', async () => {
  expect(await choose({ mongodBinary: standIn })).toEqual({
    engine: 'mongod',
    binary: standIn,
    reason: `mongod 8.0.4 at ${standIn}`,
  });
});

test('a mongod that is named but does not run is an error, not a reason to take another', async () => {
  const { name, message } = await choose({ mongodBinary: '/nowhere/mongod' });
  expect(name).toBe('EmbeddedDatabaseError');
  expect(message).toBe(
    'MONGOD_BINARY names /nowhere/mongod, which is not a mongod that runs here.',
  );
});

test('a mongod on PATH is taken', async () => {
  expect(await choose({ env: { PATH: pathWithMongod() } })).toEqual({
    engine: 'mongod',
    binary: 'mongod',
    reason: 'mongod 8.0.4, found on PATH',
  });
});

/** A mongod as large as one: smaller ones are taken for a download that was cut short. */
const largeStandIn = `#!/bin/sh\nexec "${process.execPath}" "${standIn}" "$@"\n`.padEnd(
  2 ** 20,
  '#',
);
const md5 = (content: string | Buffer) => createHash('md5').update(content).digest('hex');

/** Puts a program where a download would have put MongoDB. */
async function cacheWithMongod(): Promise<string> {
  const cacheDir = temporaryFolder();
  const downloadDir = join(cacheDir, 'mongod');
  mkdirSync(downloadDir);
  const options = await DryMongoBinary.generateOptions({ downloadDir });
  const name = await DryMongoBinary.getBinaryName(options);
  writeFileSync(join(downloadDir, name), largeStandIn, { mode: 0o755 });
  writeFileSync(join(downloadDir, `${name}.md5`), `${md5(largeStandIn)} *${name}\n`);
  return cacheDir;
}

test('a mongod that was downloaded before is taken without asking the network', async () => {
  const choice = await choose({ cacheDir: await cacheWithMongod() });
  expect(choice).toMatchObject({ engine: 'mongod', reason: 'mongod 8.0.4, downloaded' });
});

/** Serves a MongoDB archive as its download host does; `sum` is told as its checksum. */
async function downloadHost({ sum }: { sum?: string } = {}): Promise<Record<string, string>> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'mongodb/bin'), { recursive: true });
  writeFileSync(join(folder, 'mongodb/bin/mongod'), largeStandIn, { mode: 0o755 });
  execFileSync('tar', ['czf', 'archive.tgz', 'mongodb'], { cwd: folder });
  const archive = readFileSync(join(folder, 'archive.tgz'));
  const host = createServer(({ url }, response) => {
    const body = url?.endsWith('.md5') ? Buffer.from(`${sum ?? md5(archive)}  archive`) : archive;
    response.writeHead(200, { 'content-length': body.length }).end(body);
  });
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  afterThisTest(() => void host.close());
  const { port } = host.address() as AddressInfo;
  const mirror = `http://127.0.0.1:${port}`;
  return {
    MONGOMS_DOWNLOAD_MIRROR: mirror,
    MONGOMS_USE_HTTP: 'true',
    MONGOMS_MAX_RETRIES: '1',
  };
}

test('where the download host answers MongoDB is downloaded and kept', async () => {
  const cacheDir = temporaryFolder();
  const first = await choose({ cacheDir, env: await downloadHost() });
  expect(first).toMatchObject({ engine: 'mongod', reason: 'mongod 8.0.4, downloaded' });
  expect(await choose({ cacheDir })).toEqual(first);
});

test('what is not what was promised is not used, nor in the way of the next attempt', async () => {
  const cacheDir = temporaryFolder();
  symlinkSync(join(programs, 'documentdb'), join(cacheDir, 'documentdb'));
  const broken = await choose({ cacheDir, env: await downloadHost({ sum: md5('other') }) });
  expect(broken.engine).toBe('documentdb');
  expect(broken.reason).toContain('no mongod on PATH, and its download failed (');
  const whole = await choose({ cacheDir, env: await downloadHost() });
  expect(whole).toMatchObject({ engine: 'mongod', reason: 'mongod 8.0.4, downloaded' });
});

test('where the download host does not answer it is DocumentDB', async () => {
  const choice = await choose({});
  expect(choice.engine).toBe('documentdb');
  expect(choice.reason).toMatch(
    /^PostgreSQL 18 with DocumentDB \S+: no mongod on PATH, and 127\.0\.0\.1:9 does not answer$/,
  );
});

test('an engine that is asked for is taken although another comes first', async () => {
  const env = { PATH: pathWithMongod() };
  const choice = await choose({ env, force: 'documentdb' });
  expect(choice.engine).toBe('documentdb');
  expect(choice.reason).toMatch(/: it was asked for$/);
});

test('data stay with the engine that wrote them', async () => {
  const env = { PATH: pathWithMongod() };
  const choice = await choose({ env, kept: 'documentdb' });
  expect(choice.engine).toBe('documentdb');
  expect(choice.reason).toMatch(/: the data in \S+ are its$/);
});

test.each<[string, World, RegExp]>([
  [
    'the engine asked for',
    { force: 'mongod' },
    /^The database must be MongoDB \(it was asked for\), and none can be had \(no mongod on PATH, .*\): set MONGODB_URI .*\.$/,
  ],
  [
    'the engine of the data',
    { kept: 'mongod' },
    /^The database must be MongoDB \(the data in \S+ are its\), and none can be had .*MONGODB_URI/,
  ],
  [
    'any engine',
    { cacheDir: '/nowhere', env: { PATH: '/nowhere' } },
    /^No database is here, and none can be had \(.* it needs apt .*\): set MONGODB_URI to a MongoDB server, or run `docker compose up`\.$/,
  ],
])('where %s cannot be had one sentence says so', async (_, world, sentence) => {
  const { name, message } = await choose(world);
  expect(name).toBe('EmbeddedDatabaseError');
  expect(message).toMatch(sentence);
});
