import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedDatabaseError, OTHER_WAYS } from './error';
import { runProgram } from './processes';
import type { Report } from './progress';

/**
 * What is fetched, and which dependencies are followed: only shared libraries, and not those which
 * only the raster and 3-D parts of PostGIS, LLVM's JIT or Debian's maintenance scripts need.
 * Debian's unstable archive renames libraries all the time, so their list is computed and never
 * written down.
 */
const WANTED = [
  'postgresql-18',
  'postgresql-18-documentdb',
  'postgresql-18-cron',
  'postgresql-18-pgvector',
  'postgresql-18-rum',
  'postgresql-18-postgis-3',
  'postgresql-18-postgis-3-scripts',
];
const FOLLOWED = /^(lib|zlib)/;
const SKIPPED =
  /^(libgdal|libsfcgal|libllvm|libperl|libpython|libtcl|libpam-modules|libpam-runtime|libc-bin|libc-l10n|libsasl2-modules|libldap-common|libdebconf|libsemanage|libsepol|libproc2|libjson-perl|libgpg-error-l10n|libheif-plugin|libssl-doc)/;

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const SOURCES = '/etc/apt';

export interface Packages {
  /** Version of the DocumentDB package. */
  version: string;
  /** Paths of the downloaded .deb files. */
  files: string[];
  bytes: number;
}

/**
 * Downloads PostgreSQL 18, DocumentDB and the libraries they need into `folder`, from the Debian
 * mirror this machine already uses. apt checks every file against the signed index; its state is
 * kept in `folder`, so the machine's own packages are neither read nor changed, nor is root needed.
 */
export async function downloadPackages(folder: string, report: Report): Promise<Packages> {
  const apt = aptWith(writeConfiguration(folder));
  report({ message: "Reading the index of Debian's archive", fraction: 0.05 });
  await apt('apt-get', ['update', '-q']);
  const names = await neededPackages(apt);
  const version = await versionOf(apt, 'postgresql-18-documentdb');

  const target = join(folder, 'debs');
  mkdirSync(target, { recursive: true });
  let started = 0;
  await apt('apt-get', ['download', '-q', ...names], target, (line) => {
    if (!line.startsWith('Get:')) return;
    started++;
    report({
      message: `Downloading the database (${Math.min(started, names.length)} of ${names.length} packages)`,
      fraction: 0.25 + 0.4 * Math.min(1, started / names.length),
    });
  });
  const files = readdirSync(target).map((name) => join(target, name));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  return { version, files, bytes };
}

type Apt = (
  program: 'apt-get' | 'apt-cache',
  args: string[],
  cwd?: string,
  onLine?: (line: string) => void,
) => Promise<string>;

function aptWith(configuration: string): Apt {
  return async (program, args, cwd, onLine) => {
    // LC_ALL: its answers are read, so they must not be translated.
    const command = ['LC_ALL=C', program, '-c', configuration, ...args];
    const { stdout } = await runProgram('env', command, { cwd, onLine });
    return stdout;
  };
}

function writeConfiguration(folder: string): string {
  for (const name of ['etc', 'state/lists/partial', 'cache/archives/partial'])
    mkdirSync(join(folder, name), { recursive: true });
  const sources = join(folder, 'etc/sources.list');
  const signed = `signed-by=${KEYRING} arch=amd64 targets=Packages`;
  writeFileSync(sources, `deb [${signed}] ${debianMirror()} sid main\n`);
  const configuration = join(folder, 'apt.conf');
  const settings = [
    `Dir::State "${folder}/state";`,
    'Dir::State::status "/dev/null";',
    `Dir::Cache "${folder}/cache";`,
    `Dir::Etc::sourcelist "${sources}";`,
    'Dir::Etc::sourceparts "-";',
    'Dir::Etc::preferencesparts "-";',
    'Acquire::Languages "none";',
    'APT::Sandbox::User "";',
    'APT::Architecture "amd64";',
  ];
  writeFileSync(configuration, `${settings.join('\n')}\n`);
  return configuration;
}

/** The machine's own Debian mirror, from apt's configuration. */
function debianMirror(): string {
  const parts = join(SOURCES, 'sources.list.d');
  const files = [
    join(SOURCES, 'sources.list'),
    ...(existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : []),
  ].filter((file) => /\.(list|sources)$/.test(file) && existsSync(file));
  const mirror = files
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .map((line) => /^(?:URIs:|deb\s(?:\s*\[[^\]]*\])?)\s*(\S+)/.exec(line)?.[1] ?? '')
    .find((uri) => /\bdebian\b/.test(uri) && !/security|updates|backports/.test(uri));
  if (mirror && existsSync(KEYRING)) return mirror;
  throw new EmbeddedDatabaseError(
    `This machine has no Debian mirror to get the embedded database from: ${OTHER_WAYS}.`,
  );
}

/** Walks apt's dependency graph; only what is followed is expanded. */
async function neededPackages(apt: Apt): Promise<string[]> {
  const kinds = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'];
  const options = ['--recurse', ...kinds.map((kind) => `--no-${kind}`)];
  const graph = await apt('apt-cache', ['depends', ...options, ...WANTED]);
  const dependencies = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of graph.split('\n')) {
    if (/^\S/.test(line)) {
      current = [];
      dependencies.set(line.trim(), current);
    } else {
      const name = /^ [ |](?:Pre)?Depends: ([^<\s]+)/.exec(line)?.[1];
      if (name) current.push(name);
    }
  }
  const chosen = new Set(WANTED);
  for (const name of chosen) // a set may grow while it is walked
    for (const needed of dependencies.get(name) ?? [])
      if (FOLLOWED.test(needed) && !SKIPPED.test(needed)) chosen.add(needed);
  return [...chosen];
}

async function versionOf(apt: Apt, name: string): Promise<string> {
  const shown = await apt('apt-cache', ['show', '--no-all-versions', name]);
  const version = /^Version: (\S+)/m.exec(shown)?.[1];
  if (!version) throw new Error(`${name} is not in the archive`);
  return version;
}
