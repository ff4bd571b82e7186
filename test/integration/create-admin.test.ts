import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import { takeLock } from '../../server/src/database/embedded/lock';
import { databaseFolder, serverUser } from '../../server/src/database/embedded/places';
import { verifyPassword } from '../../server/src/features/users/password';
import { UserRow } from '../../server/src/features/users/users.model';
import { users } from '../../server/src/features/users/users.service';
import { createTestDatabase } from '../support/database';

const root = join(import.meta.dirname, '../..');
const database = createTestDatabase();

beforeAll(() => connectDatabase(database.uri));
afterAll(async () => {
  await disconnectDatabase();
  await database.drop();
});

/** Runs the command as a person does, with what is piped into it. */
function createAdmin(args: string[], { input = '', env = {} as Record<string, string> } = {}) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'server/src/commands/create-admin.ts', ...args],
      {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'development', MONGODB_URI: database.uri, ...env },
      },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(input);
  });
}

const find = (email: string) => UserRow.findOne({ email }).lean().orFail();

test('a new account gets the piped password and a name from its address', async () => {
  const made = await createAdmin(['Ada.Lovelace@crumb.example'], {
    input: 'correct horse battery\n',
  });
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toBe('Ada Lovelace <ada.lovelace@crumb.example> is an administrator.\n');
  const ada = await find('ada.lovelace@crumb.example');
  expect(ada).toMatchObject({ name: 'Ada Lovelace', role: 'administrator', disabledAt: null });
  expect(await verifyPassword(ada.passwordHash, 'correct horse battery')).toBe(true);
});

test('--generate shows a password once that opens the account, in production too', async () => {
  const args = ['gen@crumb.example', '--generate', '--name', 'Genoveva'];
  const env = {
    NODE_ENV: 'production',
    SESSION_SECRET: 'a secret that has 32 characters, or more',
  };
  const made = await createAdmin(args, { env });
  expect(made.code).toBe(0);
  const password = /^Password, shown only now: (\S{16,})$/m.exec(made.out)?.[1] ?? '';
  const { name, passwordHash } = await find('gen@crumb.example');
  expect(name).toBe('Genoveva');
  expect(await verifyPassword(passwordHash, password)).toBe(true);
});

test('an account that is there is let in, promoted and keeps its password', async () => {
  const email = 'tom@crumb.example';
  const password = 'what it was before';
  const tom = await users.create({ email, name: 'Tom', role: 'member', password });
  await UserRow.updateOne({ _id: tom._id }, { disabledAt: new Date() });
  const made = await createAdmin(['TOM@crumb.example'], { input: 'another password\n' });
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toContain('keeps the password');
  const after = await find(email);
  expect(after).toMatchObject({ role: 'administrator', disabledAt: null, name: 'Tom' });
  expect(await verifyPassword(after.passwordHash, password)).toBe(true);
});

test.each([
  [['nobody'], 'a good password', 'The address must be an email address.'],
  [['short@crumb.example'], 'short', 'The password must have 10 to 200 characters.'],
  [[], 'a good password', 'Say the address of one account.'],
])('%j with "%s" is refused in one sentence', async (args, input, sentence) => {
  const before = await UserRow.countDocuments();
  const refused = await createAdmin(args, { input });
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain(sentence);
  expect(refused.err).not.toMatch(/\n\s+at /);
  expect(await UserRow.countDocuments()).toBe(before);
});

test('production without a database is told what is missing', async () => {
  const env = { NODE_ENV: 'production', MONGODB_URI: '' };
  const refused = await createAdmin(['ada@crumb.example'], { env });
  expect(refused).toMatchObject({
    code: 1,
    err: 'MONGODB_URI must be set when NODE_ENV is production.\n',
  });
});

// Only where the tests run on an embedded database is it known that there can be one.
const onEmbedded = process.env.MONGODB_URI ? test.skip : test;
onEmbedded(
  'works on the embedded database, unless Leaven is using it',
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'leaven-create-admin-'));
    const env = { MONGODB_URI: '', DATA_DIR: dataDir };
    try {
      const made = await createAdmin(['ada@crumb.example'], {
        env,
        input: 'correct horse battery\n',
      });
      expect(made).toMatchObject({
        code: 0,
        out: 'Ada <ada@crumb.example> is an administrator.\n',
      });

      const lock = await takeLock(join(databaseFolder(dataDir, serverUser()), 'lock'));
      const refused = await createAdmin(['ada@crumb.example'], { env });
      expect(refused).toMatchObject({ code: 1, out: '' });
      expect(refused.err).toMatch(/^Another Leaven is using the data in .*: end it first/m);

      lock?.release();
      const again = await createAdmin(['ada@crumb.example'], { env });
      expect(again).toMatchObject({ code: 0 });
      expect(again.out).toContain('keeps the password');
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
  180_000,
);
