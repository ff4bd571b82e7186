import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { explainFailure } from './error';
import type { RunAs } from './processes';

/** A unix socket's path may have this many bytes. */
const MAX_SOCKET_PATH = 107;
const NOBODY = { uid: 65534, gid: 65534 };
const TEMPORARY = 'leaven-socket-';
const SHARED_CACHE = '/var/cache/leaven';
const SHARED_DATA = '/var/lib/leaven';

/** PostgreSQL refuses to run as root, and should not: there it runs as "nobody". */
export const serverUser = (): RunAs => (process.getuid?.() === 0 ? NOBODY : null);

/** Where downloaded programs are kept, shared by all of this user's installs. */
export function cacheFolder(wanted: string | undefined, runAs: RunAs): string {
  if (!runAs) return resolve(wanted ?? join(homedir(), '.cache/leaven'));
  const folder = resolve(wanted ?? SHARED_CACHE);
  return mayWalkTo(dirname(folder), runAs) ? folder : SHARED_CACHE;
}

/**
 * The folder that holds the database of `dataDir`. The server's user must be able to walk to it;
 * where it cannot (a project in root's closed home), it is a folder of its own in /var/lib.
 */
export function databaseFolder(dataDir: string, runAs: RunAs): string {
  const project = resolve(dataDir);
  const inside = join(project, 'database');
  try {
    mkdirSync(project, { recursive: true });
    if (!runAs) return ensureFolder(inside, 0o700);
    if (mayWalkTo(dirname(project), runAs)) {
      chmodSync(project, statSync(project).mode | 0o001);
      return ensureFolder(inside, 0o711);
    }
    const key = createHash('sha256').update(project).digest('hex').slice(0, 12);
    ensureFolder(SHARED_DATA, 0o711);
    return ensureFolder(join(SHARED_DATA, key), 0o711);
  } catch (error) {
    throw explainFailure(error, 'The database folder cannot be made', project);
  }
}

/** Makes a folder with these rights, whatever the umask says. */
export function ensureFolder(folder: string, mode: number): string {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, mode);
  return folder;
}

function mayWalkTo(folder: string, runAs: NonNullable<RunAs>): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid } = statSync(at);
      if ((mode & (uid === runAs.uid ? 0o100 : 0o001)) === 0) return false;
    }
    if (at === dirname(at)) return true;
  }
}

/** `folder` if a socket of this name fits there, else a short temporary folder of our own. */
export function socketFolder(folder: string, name: string): string {
  if (Buffer.byteLength(join(folder, name)) <= MAX_SOCKET_PATH) return folder;
  return mkdtempSync(join(tmpdir(), TEMPORARY)); // made with mode 0700
}

/** Removes a folder that `socketFolder` made. */
export function removeIfTemporary(folder: string): void {
  if (folder.startsWith(join(tmpdir(), TEMPORARY)))
    rmSync(folder, { recursive: true, force: true });
}
