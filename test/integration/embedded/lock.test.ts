import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { takeLock } from '../../../server/src/database/embedded/lock';
import { startOf } from '../../../server/src/database/embedded/processes';
import { afterThisTest, temporaryFolder } from './own';

/** A process that does nothing. */
function idle() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  afterThisTest(() => void child.kill('SIGKILL'));
  return { child, pid: child.pid ?? 0 };
}

/** Leaves a claim as the process `pid` would have. */
function claim(folder: string, pid: number, start = startOf(pid), owner = { pid, start }) {
  writeFileSync(join(folder, `${pid}-${start}-1.json`), JSON.stringify({ pid, start, owner }));
}

async function dead(): Promise<{ pid: number; start: string | null }> {
  const { child, pid } = idle();
  const start = startOf(pid);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return { pid, start };
}

test('one at a time has it', async () => {
  const folder = temporaryFolder();
  const first = await takeLock(folder);
  expect(await takeLock(folder)).toBeNull();
  first?.release();
  expect(await takeLock(folder)).not.toBeNull();
});

test('of many that come at once exactly one has it', async () => {
  const folder = temporaryFolder();
  const locks = await Promise.all(Array.from({ length: 8 }, () => takeLock(folder)));
  expect(locks.filter((lock) => lock !== null).length).toBeLessThanOrEqual(1);
  expect(readdirSync(folder).length).toBe(locks.filter((lock) => lock !== null).length);
});

test("a living process's is respected", async () => {
  const folder = temporaryFolder();
  claim(folder, idle().pid);
  expect(await takeLock(folder)).toBeNull();
});

test("a dead process's is taken over", async () => {
  const folder = temporaryFolder();
  const { pid, start } = await dead();
  claim(folder, pid, start);
  expect(await takeLock(folder)).not.toBeNull();
  expect(readdirSync(folder)).toHaveLength(1);
});

test('one whose number another process has by now is taken over', async () => {
  const folder = temporaryFolder();
  claim(folder, idle().pid, '1');
  expect(await takeLock(folder)).not.toBeNull();
});

test('one that a crash left half written is taken over', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '1-1-1.json'), '{"pid":');
  expect(await takeLock(folder)).not.toBeNull();
});

test('it is waited for where its holder works for a process that has ended', async () => {
  const folder = temporaryFolder();
  const { child, pid } = idle();
  claim(folder, pid, startOf(pid), await dead());
  const waiting = takeLock(folder);
  setTimeout(() => child.kill('SIGKILL'), 500);
  expect(await waiting).not.toBeNull();
});

test('it is waited for as long as one has patience', async () => {
  const folder = temporaryFolder();
  const first = await takeLock(folder);
  const waiting = takeLock(folder, { patienceMs: 30_000 });
  setTimeout(() => first?.release(), 500);
  expect(await waiting).not.toBeNull();
});
