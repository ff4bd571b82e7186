import type { Config } from '../config/env';
import { connectDatabase, disconnectDatabase } from './connection';
import { startEmbeddedDatabase } from './embedded/index';

export interface OpenDatabase {
  /** Which database it is and why, for the terminal. */
  line: string;
  /** Nobody else works on it meanwhile: the embedded one lets no second process in. */
  alone: boolean;
  /** Refreshes the planner's statistics; to be called after a bulk load. */
  analyze(): Promise<void>;
  close(): Promise<void>;
}

/** Connects to the database that the settings name, or starts the embedded one and connects to it. */
export async function openDatabase(
  config: Config,
  report: (progress: { message: string; fraction?: number }) => void,
): Promise<OpenDatabase> {
  if (config.mongodbUri) {
    await connectDatabase(config.mongodbUri, report);
    const analyze = async () => {};
    return { line: 'Database: MONGODB_URI.', alone: false, analyze, close: disconnectDatabase };
  }
  const embedded = await startEmbeddedDatabase({
    dataDir: config.dataDir,
    report,
    ...(config.databaseEngine ? { force: config.databaseEngine } : {}),
    ...(config.mongodBinary ? { mongodBinary: config.mongodBinary } : {}),
  });
  const close = async () => {
    await disconnectDatabase();
    await embedded.stop();
  };
  try {
    await connectDatabase(embedded.uri('leaven'), report);
  } catch (error) {
    await close();
    throw error;
  }
  const { reason, analyze } = embedded;
  return { line: `Database: ${reason}`, alone: true, analyze, close };
}
