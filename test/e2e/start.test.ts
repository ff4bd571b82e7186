import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { type StartedLeaven, startLeaven } from '../support/started-leaven';

let dataDir: string;
let database: TestDatabase | undefined;
let running: StartedLeaven | undefined;

/** On the embedded database of its own, as a visitor's; on MONGODB_URI where the run is. */
function start(env: Record<string, string> = {}): StartedLeaven {
  const uri: Record<string, string> = database ? { MONGODB_URI: database.uri } : {};
  running = startLeaven({ DATA_DIR: dataDir, ...uri, ...env });
  return running;
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'leaven-start-'));
  if (process.env.MONGODB_URI) database = createTestDatabase();
});

afterEach(async () => {
  await running?.end('SIGKILL');
});

afterAll(async () => {
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

test('a visitor gets Crumb & Co., and what they post is there after a restart', async () => {
  const first = start();
  const mia = supertest.agent(await first.url());
  const credentials = { email: 'mia@crumb.example', password: 'leaven-demo' };
  expect(first.output()).toContain(credentials.email);
  expect(first.output()).toContain(credentials.password);

  const page = await mia.get('/').set('Accept', 'text/html');
  expect(page.text).toContain('<div id="root">');
  await mia.post('/api/auth/sign-in').send(credentials).expect(200);
  const { items } = (await mia.get('/api/categories').expect(200)).body;
  const idea = { title: 'What if we baked at noon?', body: '', categoryId: items[0].id };
  const { id } = (await mia.post('/api/ideas').send(idea).expect(201)).body;

  await first.end('SIGTERM');
  expect(await first.ended).toBe(0);

  const second = start();
  const again = supertest.agent(await second.url());
  await again.post('/api/auth/sign-in').send(credentials).expect(200);
  expect((await again.get(`/api/ideas/${id}`).expect(200)).body.title).toBe(idea.title);

  await second.end('SIGINT');
  expect(await second.ended).toBe(0);
});

describe('what hinders the start is told in one sentence, with exit code 1', () => {
  test('a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const leaven = start({ PORT: String(port) });
    expect(await leaven.ended).toBe(1);
    expect(leaven.output()).toMatch(new RegExp(`^Port ${port} is taken by another program: .*\n$`));
    other.close();
  });

  test('a data folder that cannot be one', async () => {
    const file = join(dataDir, 'a-file');
    await writeFile(file, '');
    const leaven = start({ DATA_DIR: file, MONGODB_URI: '' });
    expect(await leaven.ended).toBe(1);
    expect(leaven.output()).toMatch(/^Cannot write to .*a-file: .*\n$/);
  });

  test('a database that does not answer', async () => {
    const leaven = start({ MONGODB_URI: 'mongodb://127.0.0.1:1/leaven' });
    expect(await leaven.ended).toBe(1);
    expect(leaven.output()).toMatch(/\nThe database at MONGODB_URI does not answer.*\n$/);
  });

  test('a setting that is wrong', async () => {
    const leaven = start({ PORT: 'front door' });
    expect(await leaven.ended).toBe(1);
    expect(leaven.output()).toMatch(/^PORT must be .*\n$/);
  });
});
