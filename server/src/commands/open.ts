import { AppError } from '@leaven/shared/http/errors';
import { type Config, ConfigError, readConfig } from '../config/env';
import { type OpenDatabase, openDatabase } from '../database/open';
import { ImportError } from '../import/error';
import { log } from '../log';
import { SeedError } from '../seed/company';
import { sentenceFor } from '../start-error';

/** The database that a command works on: the one the server would use with the same settings. */
export type CommandDatabase = Omit<OpenDatabase, 'line' | 'close'>;

/** The person at the terminal ended it. */
export class Interrupted extends Error {}

/** What was asked for makes no sense; how the command is used is told with it. */
export class UsageError extends Error {}

const tell = (text: string) => process.stderr.write(`${text}\n`);

/**
 * Runs a command to its end: reads the settings, and says a failure in one sentence.
 * @param usage shown for --help, and beside what is wrong with the arguments
 * @param work returns the exit code
 */
export async function runCommand(
  usage: string,
  work: (config: Config) => Promise<number>,
): Promise<void> {
  if (process.argv.slice(2).includes('--help')) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  try {
    const config = readConfig(process.env);
    log.level = config.logLevel;
    process.exitCode = await work(config);
  } catch (error) {
    // Work that was interrupted may still hold on to something.
    if (error instanceof Interrupted) process.exit(130);
    tell(isOfUsage(error) ? `${error.message}\n\n${usage}` : describe(error));
    process.exitCode = 1;
  }
}

const isOfUsage = (error: unknown): error is Error =>
  error instanceof UsageError ||
  String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');

function describe(error: unknown): string {
  if ([AppError, ConfigError, ImportError, SeedError].some((known) => error instanceof known))
    return (error as Error).message;
  const { code = '', name, stack } = error as NodeJS.ErrnoException;
  const isOfTheStart = /^(Embedded|Mongo)/.test(name) || /^E[A-Z]+$/.test(code);
  return isOfTheStart ? sentenceFor(error).message : (stack ?? String(error));
}

/** Opens the database, works with it, and closes it again, also at Ctrl-C. */
export async function withDatabase<T>(
  config: Config,
  work: (database: CommandDatabase) => Promise<T>,
): Promise<T> {
  const { close, ...database } = await open(config);
  const signals = ['SIGINT', 'SIGTERM'] as const;
  let interrupt = () => {};
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => reject(new Interrupted());
  });
  for (const signal of signals) process.once(signal, interrupt);
  try {
    return await Promise.race([work(database), interrupted]);
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
    await close();
  }
}

function open(config: Config): Promise<OpenDatabase> {
  let told = '';
  return openDatabase(config, ({ message }) => {
    if (message !== told) tell(`${message} …`);
    told = message;
  });
}
