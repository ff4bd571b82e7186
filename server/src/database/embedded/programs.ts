import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { EmbeddedDatabaseError, explainFailure } from './error';
import { takeLock } from './lock';
import { downloadPackages, type Packages } from './packages';
import { ensureFolder } from './places';
import { runProgram } from './processes';
import type { Report } from './progress';

const BIN = 'usr/lib/postgresql/18/bin';
const EXTENSIONS = 'usr/share/postgresql/18/extension';
const LIBRARIES = 'usr/lib/x86_64-linux-gnu';
const LOADERS = [`${LIBRARIES}/ld-linux-x86-64.so.2`, 'usr/lib64/ld-linux-x86-64.so.2'];
const MODULES = [
  'pg_documentdb',
  'pg_documentdb_core',
  'pg_documentdb_extended_rum',
  'pg_documentdb_extended_rum_core',
  'pg_cron',
  'vector',
  'postgis-3',
  'rum',
  'tsm_system_rows',
  'plpgsql',
  'dict_snowball',
];
const NOT_NEEDED = [
  'usr/share/doc',
  'usr/share/man',
  'usr/share/locale',
  'usr/share/lintian',
  'usr/share/proj',
  'usr/share/icu',
  'usr/lib/systemd',
  'usr/lib/postgresql/18/lib/bitcode',
  'etc',
  'var',
];
const INSTALL_PATIENCE_MS = 10 * 60_000;

/** The PostgreSQL programs, ready to run. */
export interface Programs {
  /** Version of the DocumentDB package they came with. */
  version: string;
  postgres: string;
  initdb: string;
}

/** Why the programs cannot be had on this machine, or null if they can or are there already. */
export async function whyNoPrograms(cacheDir: string): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return `it needs Linux on x86_64, not ${process.platform} on ${process.arch}`;
  if (installedIn(folderIn(cacheDir))) return null;
  try {
    for (const tool of ['apt-get', 'dpkg-deb']) await runProgram(tool, ['--version']);
    return null;
  } catch {
    return 'it needs apt (a machine of the Debian family)';
  }
}

const folderIn = (cacheDir: string) => join(cacheDir, 'documentdb');

/** The programs in the cache; fetched into it first if they are not there. */
export async function installPrograms(cacheDir: string, report: Report): Promise<Programs> {
  const folder = folderIn(cacheDir);
  const ready = installedIn(folder);
  if (ready) return ready;
  try {
    ensureFolder(cacheDir, 0o755);
    ensureFolder(folder, 0o755);
    const lock = await takeLock(join(folder, 'lock'), { patienceMs: INSTALL_PATIENCE_MS });
    if (!lock)
      throw new EmbeddedDatabaseError(
        `Another Leaven is still installing the database into ${folder}: try again in a moment.`,
      );
    try {
      return installedIn(folder) ?? (await install(folder, report));
    } finally {
      lock.release();
    }
  } catch (error) {
    throw explainFailure(error, 'The embedded database could not be installed', folder);
  }
}

function installedIn(folder: string): Programs | null {
  try {
    const version = readFileSync(join(folder, 'current'), 'utf8').trim();
    const bin = join(folder, version, BIN);
    const programs = { version, postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
    return existsSync(programs.postgres) ? programs : null;
  } catch {
    return null;
  }
}

async function install(folder: string, report: Report): Promise<Programs> {
  const working = join(folder, 'download');
  rmSync(working, { recursive: true, force: true });
  mkdirSync(working);
  try {
    const packages = await downloadPackages(working, report);
    report({
      message: `Unpacking the database (${Math.round(packages.bytes / 1e6)} MB)`,
      fraction: 0.65,
    });
    const partial = join(working, 'tree');
    await unpack(packages, partial);
    await startThroughOwnLoader(partial);
    const prefix = join(folder, packages.version);
    rmSync(prefix, { recursive: true, force: true });
    renameSync(partial, prefix);
    writeFileSync(join(folder, 'current'), `${packages.version}\n`);
  } finally {
    rmSync(working, { recursive: true, force: true });
  }
  const programs = installedIn(folder);
  if (!programs) throw new Error('the packages hold no PostgreSQL');
  return programs;
}

async function unpack(packages: Packages, prefix: string): Promise<void> {
  ensureFolder(prefix, 0o755);
  for (const file of packages.files) await runProgram('dpkg-deb', ['-x', file, prefix]);
  for (const name of NOT_NEEDED) rmSync(join(prefix, name), { recursive: true, force: true });
  const extensions = join(prefix, EXTENSIONS);
  // Debian's postinst, which is not run here, makes this one a link.
  copyFileSync(join(extensions, 'postgis-3.control'), join(extensions, 'postgis.control'));
  for (const name of readdirSync(extensions))
    if (/^postgis(_|.*(ANY|unpackaged))/.test(name)) rmSync(join(extensions, name));
}

/**
 * Replaces postgres and initdb by two-line scripts which start them through the dynamic loader and
 * the C library that came with them, so that they run whatever this machine's own are. $0 tells a
 * script where it is, so the tree may be moved; --argv0 lets PostgreSQL find its share directory.
 */
async function startThroughOwnLoader(prefix: string): Promise<void> {
  const bin = join(prefix, BIN);
  const loader = LOADERS.find((file) => existsSync(join(prefix, file)));
  if (!loader) throw new Error('the packages hold no dynamic loader');
  await checkLibraries(prefix, join(prefix, loader));
  for (const name of readdirSync(bin)) {
    const file = join(bin, name);
    if (name !== 'postgres' && name !== 'initdb') {
      rmSync(file);
      continue;
    }
    renameSync(file, `${file}.elf`);
    const script = [
      '#!/bin/sh',
      `d=\${0%/*}; p=$d/../../../../..`,
      `exec "$p/${loader}" --library-path "$p/${LIBRARIES}:$d/../lib" --argv0 "$0" "$d/${name}.elf" "$@"`,
    ];
    writeFileSync(file, `${script.join('\n')}\n`);
    chmodSync(file, 0o755); // whatever the umask says
  }
}

/** The list of packages is computed by rules; this notices when the rules leave a library out. */
async function checkLibraries(prefix: string, loader: string): Promise<void> {
  const folders = [join(prefix, LIBRARIES), join(prefix, BIN, '../lib')].join(':');
  const files = ['postgres', 'initdb', ...MODULES.map((module) => `../lib/${module}.so`)];
  for (const name of files) {
    const args = ['--library-path', folders, '--list', join(prefix, BIN, name)];
    const { stdout } = await runProgram(loader, args);
    const missing = stdout.split('\n').find((line) => line.includes('not found'));
    if (missing) throw new Error(`${basename(name)} lacks a library (${missing.trim()})`);
  }
}
