import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { PostgresAddress } from './bridge/sql';
import { EmbeddedDatabaseError } from './error';
import { ensureFolder, socketFolder } from './places';
import { type RunAs, runProgram } from './processes';
import type { Programs } from './programs';
import type { Report } from './progress';
import { DATABASE, PORT, ROLE, SOCKET_NAME, writeSettings } from './settings';

const MAJOR_VERSION = '18';

/** PostgreSQL's data and everything that tells how to run it. */
export interface Cluster {
  programs: Programs;
  runAs: RunAs;
  /** Holds `data`, `settings`, the log and `version`, that of the DocumentDB that wrote the data. */
  folder: string;
  data: string;
  settings: string;
  log: string;
  address: PostgresAddress;
}

export const environmentOf = (cluster: Cluster): NodeJS.ProcessEnv => ({
  PATH: '/usr/bin:/bin',
  HOME: cluster.data,
  LC_ALL: 'C',
  TZ: 'UTC',
});

export interface ClusterOptions {
  folder: string;
  programs: Programs;
  runAs: RunAs;
  durable: boolean;
}

/** Prepares the cluster to be started; creates it if there is none. */
export async function prepareCluster(options: ClusterOptions, report: Report): Promise<Cluster> {
  const { programs, runAs, durable } = options;
  const folder = ensureFolder(options.folder, runAs ? 0o711 : 0o700);
  const data = join(folder, 'data');
  const sockets = socketFolder(data, SOCKET_NAME);
  if (runAs && sockets !== data) chownSync(sockets, runAs.uid, runAs.gid);
  const cluster: Cluster = {
    programs,
    runAs,
    folder,
    data,
    settings: ensureFolder(join(folder, 'settings'), runAs ? 0o711 : 0o700),
    log: join(folder, 'server.log'),
    address: { folder: sockets, port: PORT, user: ROLE, database: DATABASE },
  };
  writeSettings(cluster.settings, { socketFolder: sockets, runAs, durable });
  if (existsSync(data)) refuseOtherMajor(data);
  else await createCluster(cluster, durable, report);
  return cluster;
}

function refuseOtherMajor(data: string): void {
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (major !== MAJOR_VERSION)
    throw new EmbeddedDatabaseError(
      `The data in ${data} are of PostgreSQL ${major}, which this version of Leaven cannot read.`,
    );
}

/** Under another name until it is whole, so that one cut short is simply made again. */
async function createCluster(cluster: Cluster, durable: boolean, report: Report): Promise<void> {
  report({ message: 'Creating the database', fraction: 0.8 });
  const { runAs, programs, data } = cluster;
  const partial = `${data}.partial`;
  rmSync(partial, { recursive: true, force: true });
  ensureFolder(partial, 0o700);
  if (runAs) chownSync(partial, runAs.uid, runAs.gid);
  const options = { env: environmentOf(cluster), cwd: '/', runAs };
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin'];
  await runProgram(
    programs.initdb,
    [
      ...['-D', partial, '-U', ROLE, '--auth=peer', '--builtin-locale=C.UTF-8', ...locale],
      ...(durable ? [] : ['--no-sync']),
    ],
    options,
  );
  // Single-user mode: neither a server nor a client program is needed for this.
  const { stderr } = await runProgram(
    programs.postgres,
    ['--single', '-j', '-D', partial, ...settingsOf(cluster), DATABASE],
    {
      ...options,
      input: [
        'CREATE EXTENSION documentdb CASCADE;',
        'CREATE EXTENSION documentdb_extended_rum;',
        // The bridge starts index builds itself; the jobs only pick up what a crash left behind.
        "SELECT cron.alter_job(jobid, schedule := '* * * * *') FROM cron.job WHERE jobname LIKE 'documentdb_index_build_task%';",
      ]
        .map((statement) => `${statement}\n\n`)
        .join(''),
    },
  );
  const failure = stderr.split('\n').find((line) => /ERROR|FATAL|PANIC/.test(line));
  if (failure) throw new Error(failure);
  renameSync(partial, data);
  writeFileSync(versionFile(cluster), `${programs.version}\n`);
}

/** Command-line arguments that tell PostgreSQL where its configuration is. */
export const settingsOf = ({ settings }: Cluster): string[] => [
  '-c',
  `config_file=${join(settings, 'postgresql.conf')}`,
];

const versionFile = ({ folder }: Cluster) => join(folder, 'version');

/** Brings data that older programs wrote up to date. The server must be running. */
export async function updateExtensions(cluster: Cluster): Promise<void> {
  const { version } = cluster.programs;
  const file = versionFile(cluster);
  if (existsSync(file) && readFileSync(file, 'utf8').trim() === version) return;
  const { folder: host, ...address } = cluster.address;
  const client = new pg.Client({ host, ...address });
  await client.connect();
  try {
    // By dependency: documentdb needs documentdb_core, and both need the others.
    const { rows } = await client.query<{ name: string }>(
      `SELECT name FROM pg_available_extensions
       WHERE installed_version IS NOT NULL AND installed_version <> default_version
       ORDER BY name LIKE 'documentdb%', name <> 'documentdb_core', name`,
    );
    for (const { name } of rows) await client.query(`ALTER EXTENSION "${name}" UPDATE`);
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `The data in ${cluster.folder} cannot be brought to DocumentDB ${version}; a newer version may have written them.`,
      { cause: error },
    );
  } finally {
    await client.end();
  }
  writeFileSync(file, `${version}\n`);
}
