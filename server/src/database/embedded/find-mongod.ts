import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { MongoBinaryOpts } from 'mongodb-memory-server-core/lib/util/MongoBinary.js';
import type { MongoBinaryDownload as Downloader } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownload.js';
import { EmbeddedDatabaseError, messageOf } from './error';
import { takeLock } from './lock';
import { runProgram } from './processes';
import type { Report } from './progress';

const PATIENCE_MS = 5_000;
const DOWNLOAD_LOCK_PATIENCE_MS = 10 * 60_000;

/** A mongod that runs here. */
export interface FoundMongod {
  binary: string;
  /** For a person: version and where it comes from. */
  origin: string;
}

export interface NoMongod {
  /** For a person: why there is none. */
  missing: string;
}

/**
 * A mongod: the one that is named, else on PATH, else downloaded into the cache.
 * @throws EmbeddedDatabaseError if the one that is named does not run
 */
export async function findMongod(
  named: string | undefined,
  cacheDir: string,
  report: Report,
): Promise<FoundMongod | NoMongod> {
  if (named) {
    const version = await versionOf(named);
    if (version) return { binary: named, origin: `mongod ${version} at ${named}` };
    throw new EmbeddedDatabaseError(
      `MONGOD_BINARY names ${named}, which is not a mongod that runs here.`,
    );
  }
  const version = await versionOf('mongod');
  if (version) return { binary: 'mongod', origin: `mongod ${version}, found on PATH` };
  return downloadMongod(cacheDir, report);
}

async function versionOf(binary: string): Promise<string | null> {
  try {
    const { stdout } = await runProgram(binary, ['--version']);
    return /db version v(\S+)/.exec(stdout)?.[1] ?? null;
  } catch {
    return null;
  }
}

async function downloadMongod(cacheDir: string, report: Report): Promise<FoundMongod | NoMongod> {
  const absent = (why: string): NoMongod => ({ missing: `no mongod on PATH, and ${why}` });
  try {
    const { DryMongoBinary } = await import('mongodb-memory-server-core');
    const wanted = DryMongoBinary.getEnsuredOptions({ downloadDir: join(cacheDir, 'mongod') });
    const options = await DryMongoBinary.generateOptions(wanted);
    let binary = await DryMongoBinary.locateBinary(options);
    if (!binary) {
      report({ message: 'Looking for MongoDB', fraction: 0.02 });
      const { MongoBinaryDownloadUrl } = await import(
        'mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js'
      );
      const url = await new MongoBinaryDownloadUrl(options).getDownloadUrl();
      if (!(await answers(url))) return absent(`${new URL(url).host} does not answer`);
      binary = await download({ ...options, checkMD5: true }, basename(url), report);
    }
    const version = await versionOf(binary);
    if (version) return { binary, origin: `mongod ${version}, downloaded` };
    return absent(`the downloaded ${options.version} does not run here`);
  } catch (error) {
    return absent(`its download failed (${messageOf(error).replace(/\s*\n\s*/g, ' ')})`);
  }
}

/** Downloads and unpacks; two at once write one after the other. */
async function download(
  options: Required<MongoBinaryOpts>,
  archive: string,
  report: Report,
): Promise<string> {
  const { MongoBinaryDownload } = await import(
    'mongodb-memory-server-core/lib/util/MongoBinaryDownload.js'
  );
  class Download extends MongoBinaryDownload {
    /** The library takes any certificate unless npm's settings say otherwise; a program must not. */
    override httpDownload(...[url, request, ...rest]: Parameters<Downloader['httpDownload']>) {
      return super.httpDownload(url, { ...request, rejectUnauthorized: true }, ...rest);
    }
    /** Counts what has come, and tells it our way instead of printing it. */
    override printDownloadProgress({ length }: { length: number }) {
      this.dlProgress.current += length;
      const done = this.dlProgress.current / (this.dlProgress.length || 1);
      report({ message: `Downloading MongoDB ${options.version}`, fraction: 0.05 + 0.8 * done });
    }
  }
  const patienceMs = DOWNLOAD_LOCK_PATIENCE_MS;
  const lock = await takeLock(join(options.downloadDir, 'lock'), { patienceMs });
  try {
    return await new Download(options).getMongodPath();
  } catch (error) {
    // Else the next attempt would take what is broken for what it wants.
    for (const name of [archive, `${archive}.md5`])
      rmSync(join(options.downloadDir, name), { force: true });
    throw error;
  } finally {
    lock?.release();
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    await fetch(url, { method: 'HEAD', signal });
    return true; // whatever it says, it is there
  } catch {
    return false;
  }
}
