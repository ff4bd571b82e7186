import { readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { EmbeddedDatabaseError, OTHER_WAYS } from './error';
import type { RunAs } from './processes';

/** The one role; nobody can sign in as it but this user, over the socket. */
export const ROLE = 'leaven';
/** Only a name: there is no TCP listener, but the socket file carries this number. */
export const PORT = 5432;
export const SOCKET_NAME = `.s.PGSQL.${PORT}`;
export const DATABASE = 'postgres';

export interface SettingsOptions {
  /** Folder for PostgreSQL's socket, closed to others. */
  socketFolder: string;
  runAs: RunAs;
  /** False: a crash may lose the last commits (for tests, which start afresh). */
  durable: boolean;
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
/** A value within a libpq connection string. */
const quoteInConnection = (text: string) =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function settings(folder: string, { socketFolder, durable }: SettingsOptions) {
  const connection = `host=${quoteInConnection(socketFolder)} port=${PORT} user=${ROLE}`;
  return {
    hba_file: quote(join(folder, 'pg_hba.conf')),
    ident_file: quote(join(folder, 'pg_ident.conf')),
    listen_addresses: quote(''), // no TCP at all
    port: PORT,
    unix_socket_directories: quote(`"${socketFolder}"`),
    unix_socket_permissions: '0700',
    shared_preload_libraries: quote(
      'pg_cron, pg_documentdb_core, pg_documentdb, pg_documentdb_extended_rum',
    ),
    'cron.database_name': quote(DATABASE),
    'cron.use_background_workers': 'on', // otherwise pg_cron connects over TCP
    'cron.log_run': 'off',
    'cron.log_statement': 'off',
    'documentdb.localhost_connection_string': quote(connection),
    'documentdb.rum_library_load_option': quote('require_documentdb_extended_rum'),
    'documentdb.alternate_index_handler_name': quote('extended_rum'),
    'documentdb.enableBackgroundWorker': 'on',
    'documentdb.enableBackgroundWorkerJobs': 'on',
    'documentdb.indexBuildsScheduledOnBgWorker': 'off',
    // A sorted cursor would otherwise keep one connection each.
    'documentdb.useFileBasedPersistedCursors': 'on',
    'documentdb_core.enableCollation': 'on',
    deadlock_timeout: '100ms',
    // The planner uses an index for a sort only once it has statistics.
    autovacuum_naptime: '10s',
    max_connections: 90,
    max_worker_processes: 12,
    max_parallel_workers_per_gather: 0,
    shared_buffers: '64MB',
    jit: 'off',
    huge_pages: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '512MB',
    checkpoint_timeout: '10min',
    synchronous_commit: durable ? 'on' : 'off',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    // How $text cuts and stems words where an index names no language.
    default_text_search_config: quote('pg_catalog.english'),
    timezone: quote('UTC'),
    log_timezone: quote('UTC'),
    log_min_messages: 'warning',
    log_checkpoints: 'off',
  };
}

/** Writes PostgreSQL's configuration files; done at each start, so that they are never outdated. */
export function writeSettings(folder: string, options: SettingsOptions): void {
  const lines = Object.entries(settings(folder, options)).map(
    ([key, value]) => `${key} = ${value}`,
  );
  const write = (name: string, content: string[]) =>
    writeFileSync(join(folder, name), `${content.join('\n')}\n`, { mode: 0o644 });
  write('postgresql.conf', lines);
  write('pg_hba.conf', ['local all all peer map=leaven']);
  const users = new Set([callerName(), options.runAs ? nameOf(options.runAs.uid) : callerName()]);
  const roles = [ROLE, 'documentdb_bg_worker_role'];
  write(
    'pg_ident.conf',
    [...users].flatMap((user) => roles.map((role) => `leaven "${user}" ${role}`)),
  );
}

/** The name of this process's user: PostgreSQL knows who is at the other end of a socket by name. */
function callerName(): string {
  try {
    return userInfo().username;
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `The embedded database needs a user with a name, and user ${process.getuid?.()} has none: ${OTHER_WAYS}.`,
      { cause: error },
    );
  }
}

function nameOf(uid: number): string {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  return (
    users.map((line) => line.split(':')).find((fields) => fields[2] === `${uid}`)?.[0] ?? 'nobody'
  );
}
