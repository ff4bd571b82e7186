import { join } from 'node:path';
import { type Choice, chooseEngine, keepEngine } from './choice';
import type { EngineName, Plan } from './engine';
import { startSupervisor } from './handle';
import { cacheFolder, databaseFolder, removeIfTemporary, serverUser, socketFolder } from './places';
import { type RunAs, withChildren } from './processes';
import type { Report } from './progress';

export { EmbeddedDatabaseError } from './error';

/** A database server that this process started and that ends with it. */
export interface EmbeddedDatabase {
  engine: EngineName;
  /** One line: which engine, and why it was chosen. */
  reason: string;
  /** Connection string for a database of this name. */
  uri(database: string): string;
  /** Process ids at this moment, to measure them apart. */
  pids(): { bridge?: number; database: number[] };
  /** Refreshes the planner's statistics: to be called after a bulk load. */
  analyze(): Promise<void>;
  /** Ends it cleanly within 8 s; may be called more than once. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The project's data folder; the database gets a folder of its own in it. */
  dataDir: string;
  force?: EngineName;
  /** A mongod to use. */
  mongodBinary?: string;
  /** Where downloaded programs are kept; by default the user's cache. */
  cacheDir?: string;
  /** False: a crash of the machine may lose data. For tests. */
  durable?: boolean;
  report?: Report;
}

const SOCKET = 'database.sock';

/**
 * Starts the database of `dataDir`, fetching an engine if there is none yet (see choice.ts).
 * @throws EmbeddedDatabaseError with one sentence to show to a person
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const report = options.report ?? (() => {});
  const runAs = serverUser();
  const home = databaseFolder(options.dataDir, runAs);
  const cacheDir = cacheFolder(options.cacheDir, runAs);
  const choice = await chooseEngine({ ...options, home, cacheDir }, report);
  const sockets = socketFolder(home, SOCKET);
  const plan = planOf(choice, {
    home,
    socket: join(sockets, SOCKET),
    runAs,
    durable: options.durable,
  });
  const supervisor = await startSupervisor(plan, report).catch((error: unknown) => {
    removeIfTemporary(sockets);
    throw error;
  });
  keepEngine(home, choice.engine);
  return {
    engine: choice.engine,
    reason: choice.reason,
    uri: (database) => connectionString(choice.engine, supervisor.host, database),
    pids: () => {
      const server = supervisor.databasePid();
      const database = server ? withChildren(server) : [];
      return choice.engine === 'mongod' ? { database } : { bridge: supervisor.pid(), database };
    },
    analyze: supervisor.analyze,
    stop: async () => {
      await supervisor.stop();
      removeIfTemporary(sockets);
    },
  };
}

interface Particulars {
  home: string;
  socket: string;
  runAs: RunAs;
  durable?: boolean;
}

function planOf(choice: Choice, { home, socket, runAs, durable = true }: Particulars): Plan {
  const common = { home, durable, owner: process.pid };
  return choice.engine === 'mongod'
    ? { ...common, engine: 'mongod', binary: choice.binary }
    : { ...common, engine: 'documentdb', programs: choice.programs, runAs, socket };
}

function connectionString(engine: EngineName, host: string, database: string): string {
  const options =
    engine === 'mongod' ? 'directConnection=true' : 'directConnection=true&retryWrites=false';
  const address = host.startsWith('/') ? encodeURIComponent(host) : host;
  return `mongodb://${address}/${database}?${options}`;
}
