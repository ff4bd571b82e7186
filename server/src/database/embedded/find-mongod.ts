import { EmbeddedDatabaseError } from './error';
import { runProgram } from './processes';
import type { Report } from './progress';

const DOWNLOAD_HOST = 'https://fastdl.mongodb.org/';
const DOWNLOAD_PATIENCE_MS = 5_000;

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
  const { DryMongoBinary, MongoBinary } = await import('mongodb-memory-server-core');
  const options = DryMongoBinary.getEnsuredOptions({ downloadDir: cacheDir });
  const cached = await DryMongoBinary.locateBinary(options).catch(() => undefined);
  if (!cached) {
    report({ message: 'Asking for MongoDB', fraction: 0.02 });
    if (!(await answers(DOWNLOAD_HOST)))
      return { missing: 'no mongod on PATH, and fastdl.mongodb.org does not answer' };
    report({ message: `Downloading MongoDB ${options.version}`, fraction: 0.1 });
  }
  try {
    const binary = cached ?? (await MongoBinary.getPath({ ...options, checkMD5: true }));
    const version = await versionOf(binary);
    if (version) return { binary, origin: `mongod ${version}, downloaded` };
    return {
      missing: `no mongod on PATH, and the downloaded ${options.version} does not run here`,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { missing: `no mongod on PATH, and its download failed (${reason})` };
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(DOWNLOAD_PATIENCE_MS);
    await fetch(url, { method: 'HEAD', signal });
    return true; // whatever it says, it is there
  } catch {
    return false;
  }
}
