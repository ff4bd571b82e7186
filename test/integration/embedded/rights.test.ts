import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from '@jest/globals';
import { notesIn, startDocumentdb, temporaryFolder } from './own';

/** The fields of /proc/<pid>/status. */
const statusOf = (pid: number) =>
  new Map(
    readFileSync(`/proc/${pid}/status`, 'utf8')
      .split('\n')
      .map((line) => line.split(/:\s*/, 2) as [string, string]),
  );

/** Inodes of the TCP sockets that listen anywhere on this machine. */
const listening = () =>
  new Set(
    ['tcp', 'tcp6']
      .flatMap((kind) => readFileSync(`/proc/net/${kind}`, 'utf8').trim().split('\n').slice(1))
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === '0A')
      .map((fields) => fields[9]),
  );

const socketsOf = (pid: number) =>
  readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
    } catch {
      return []; // closed meanwhile
    }
  });

const socketOf = (uri: string) => decodeURIComponent(new URL(uri).host);
const modeOf = (path: string) => statSync(path).mode & 0o777;

test('PostgreSQL runs without root and without any capability', async () => {
  const { pids } = await startDocumentdb(temporaryFolder());
  for (const pid of pids().database) {
    const status = statusOf(pid);
    expect(status.get('Uid')?.split('\t')).not.toContain('0');
    for (const set of ['CapEff', 'CapPrm', 'CapInh', 'CapAmb'])
      expect([set, status.get(set)]).toEqual([set, '0000000000000000']);
  }
});

test('nothing listens on TCP', async () => {
  const { pids } = await startDocumentdb(temporaryFolder());
  const { bridge = 0, database } = pids();
  const open = listening();
  expect([bridge, ...database].flatMap(socketsOf).filter((inode) => open.has(inode))).toEqual([]);
});

test("only this user may open the bridge's socket or PostgreSQL's data", async () => {
  const dataDir = temporaryFolder();
  const database = await startDocumentdb(dataDir);
  expect(modeOf(socketOf(database.uri('test')))).toBe(0o600);
  expect(modeOf(`${dataDir}/database/documentdb/data`)).toBe(0o700);
});

test('where the path of a socket would be too long it is in a closed temporary folder', async () => {
  const dataDir = temporaryFolder('x'.repeat(100));
  const database = await startDocumentdb(dataDir);
  const socket = socketOf(database.uri('test'));
  expect(Buffer.byteLength(socket)).toBeLessThanOrEqual(107);
  expect([modeOf(dirname(socket)), modeOf(socket)]).toEqual([0o700, 0o600]);
  await (await notesIn(database.uri('test'))).insertOne({ _id: 'works' });
  await database.stop();
  expect(() => statSync(dirname(socket))).toThrow('ENOENT');
});
