import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
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

/** Puts a program where a download would have put MongoDB. */
async function cacheWithMongod(): Promise<string> {
  const cacheDir = temporaryFolder();
  const downloadDir = join(cacheDir, 'mongod');
  mkdirSync(downloadDir);
  const options = await DryMongoBinary.generateOptions({ downloadDir });
  const name = await DryMongoBinary.getBinaryName(options);
  // Smaller ones are taken for a download that was cut short.
  const size = 2 ** 20;
  const script = `#!/bin/sh\nexec "${process.execPath}" "${standIn}" "$@"\n`.padEnd(size, '#');
  writeFileSync(join(downloadDir, name), script, { mode: 0o755 });
  const sum = createHash('md5').update(script).digest('hex');
  writeFileSync(join(downloadDir, `${name}.md5`), `${sum} *${name}\n`);
  return cacheDir;
}

test('a mongod that was downloaded before is taken without asking the network', async () => {
  const choice = await choose({ cacheDir: await cacheWithMongod() });
  expect(choice).toMatchObject({ engine: 'mongod', reason: 'mongod 8.0.4, downloaded' });
});

test('where the download host does not answer it is DocumentDB', async () => {
  const choice = await choose({});
  expect(choice.engine).toBe('documentdb');
  expect(choice.reason).toMatch(
    /^PostgreSQL 18 with DocumentDB \S+: no mongod on PATH, and 127\.0\.0\.1:9 does not answer$/,
  );
});

test('where the download fails it is DocumentDB', async () => {
  const host = createServer((_, response) => response.writeHead(404).end());
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  afterThisTest(() => void host.close());
  const { port } = host.address() as AddressInfo;
  const mirror = `http://127.0.0.1:${port}`;
  const choice = await choose({
    env: { MONGOMS_DOWNLOAD_MIRROR: mirror, MONGOMS_MAX_RETRIES: '0' },
  });
  expect(choice.engine).toBe('documentdb');
  expect(choice.reason).toContain('no mongod on PATH, and its download failed (');
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
