import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { createInterface as createPrompt } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import {
  createAdministrator,
  findAccount,
  makeAdministrator,
} from '../features/users/administrators';
import { Interrupted, runCommand, UsageError, withDatabase } from './open';

const usage = `npm run create-admin -- EMAIL [--name NAME] [--generate]
  Makes an administrator: of an account that is there, which keeps its password, or as a new one.
  --name NAME  what others see; made from the address unless given
  --generate   makes a password and shows it once; otherwise it is asked for, or read from a pipe`;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Asks at the terminal without showing what is typed. */
async function askHidden(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createPrompt({ input: process.stdin, output: silent, terminal: true });
  const ended = new AbortController();
  prompt.once('close', () => ended.abort()); // Ctrl-C and Ctrl-D
  process.stderr.write(question);
  try {
    return await prompt.question('', { signal: ended.signal });
  } catch {
    throw new Interrupted();
  } finally {
    prompt.close();
    process.stderr.write('\n');
  }
}

async function askPassword(): Promise<string> {
  for (;;) {
    const password = await askHidden('Password, at least 10 characters (it is not shown): ');
    if (password === (await askHidden('The same again: '))) return password;
    process.stderr.write('These were not the same.\n');
  }
}

async function readPiped(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

/** "ada.lovelace@…" → "Ada Lovelace" */
const nameFrom = (email: string): string =>
  (email.split('@')[0] ?? '')
    .split(/[._+-]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

await runCommand(usage, (config) => {
  const { values, positionals } = parseArgs({
    options: { name: { type: 'string' }, generate: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [email] = positionals;
  if (email === undefined || positionals.length > 1)
    throw new UsageError('Say the address of one account.');
  return withDatabase(config, async () => {
    const account = await findAccount(email);
    if (account) {
      await makeAdministrator(account);
      say(`${account.name} <${account.email}> is an administrator and keeps the password.`);
      return 0;
    }
    const generated = values.generate ? randomBytes(15).toString('base64url') : null;
    const password = generated ?? (await (process.stdin.isTTY ? askPassword() : readPiped()));
    const name = values.name ?? nameFrom(email);
    const made = await createAdministrator({ email, name, password });
    say(`${made.name} <${made.email}> is an administrator.`);
    if (generated) say(`Password, shown only now: ${generated}`);
    return 0;
  });
});
