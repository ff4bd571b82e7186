import { join } from 'node:path';
import type { EngineName, Plan } from './engine';
import { startSupervisor } from './handle';
import { cacheFolder, databaseFolder, serverUser, socketFolder } from './places';
import { withChildren } from './processes';
import { installPrograms } from './programs';
import type { Report } from './progress';

export { EmbeddedDatabaseError } from './error';
export type { EmbeddedProgress } from './progress';

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
  /** Where downloaded programs are kept. */
  cacheDir?: string;
  /** False: a crash of the machine may lose data. For tests. */
  durable?: boolean;
  report?: Report;
}

const SOCKET = 'database.sock';

export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const report = options.report ?? (() => {});
  const runAs = serverUser();
  const home = databaseFolder(options.dataDir, runAs);
  const programs = await installPrograms(cacheFolder(options.cacheDir, runAs), report);
  const plan: Plan = {
    engine: 'documentdb',
    home,
    owner: process.pid,
    durable: options.durable ?? true,
    programs,
    runAs,
    socket: join(socketFolder(home, SOCKET), SOCKET),
  };
  const supervisor = await startSupervisor(plan, report);
  return {
    engine: plan.engine,
    reason: `PostgreSQL 18 with DocumentDB ${programs.version}`,
    uri: (database) =>
      `mongodb://${encodeURIComponent(supervisor.host)}/${database}?directConnection=true&retryWrites=false`,
    pids: () => {
      const database = supervisor.databasePid();
      return { bridge: supervisor.pid(), database: database ? withChildren(database) : [] };
    },
    analyze: supervisor.analyze,
    stop: supervisor.stop,
  };
}
