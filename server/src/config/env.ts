import { resolve } from 'node:path';
import * as z from 'zod/mini';

/** A setting that cannot be used; its message is one sentence for the terminal. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const port = z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535));
const count = z.coerce.number().check(z.int(), z.gte(0));

const schema = z.object({
  NODE_ENV: z._default(z.enum(['development', 'test', 'production']), 'development'),
  PORT: z._default(port, 3000),
  HOST: z._default(z.string().check(z.minLength(1)), 'localhost'),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), '.data'),
  MONGODB_URI: z.optional(
    z
      .string()
      .check(z.regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')),
  ),
  LEAVEN_DATABASE: z.optional(z.enum(['mongod', 'documentdb'])),
  MONGOD_BINARY: z.optional(z.string()),
  LEAVEN_DEMO: z.optional(z.enum(['on', 'off'])),
  SESSION_SECRET: z.optional(z.string().check(z.minLength(32, 'must have at least 32 characters'))),
  TRUST_PROXY: z._default(count, 0),
  RATE_LIMIT: z._default(count, 600),
  LOG_LEVEL: z._default(z.enum(['silent', 'error', 'warn', 'info', 'debug']), 'warn'),
});

/** Their values appear in no message; a connection string has a password in it. */
const SECRETS = new Set(['SESSION_SECRET', 'MONGODB_URI']);

export interface Config {
  mode: 'development' | 'test' | 'production';
  port: number;
  /** Where it listens; `localhost` means loopback only. */
  host: string;
  /** Absolute; the embedded database and the generated secret live in it. */
  dataDir: string;
  /** Unset: the embedded database. */
  mongodbUri: string | undefined;
  databaseEngine: 'mongod' | 'documentdb' | undefined;
  mongodBinary: string | undefined;
  /** Fill an empty database with Crumb & Co. and offer its people at the sign-in. */
  demo: boolean;
  sessionSecret: string | undefined;
  /** How many proxies stand before the app (Express' `trust proxy`). */
  trustProxy: number;
  /** Requests a minute for one person; 0 turns the general limit off. */
  rateLimit: number;
  logLevel: string;
}

/**
 * Reads the settings; this is the only place that looks at the environment.
 * @throws ConfigError with one sentence that names the setting
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0]);
    const shown = SECRETS.has(name) ? 'used as it is' : `"${env[name]}"`;
    throw new ConfigError(`${name} cannot be ${shown}: ${issue?.message}.`);
  }
  const e = parsed.data;
  const production = e.NODE_ENV === 'production';
  for (const name of ['MONGODB_URI', 'SESSION_SECRET'] as const)
    if (production && !e[name])
      throw new ConfigError(`${name} must be set when NODE_ENV is production.`);
  if (production && e.LEAVEN_DEMO === 'on')
    throw new ConfigError('LEAVEN_DEMO cannot be on when NODE_ENV is production.');
  return {
    mode: e.NODE_ENV,
    port: e.PORT,
    host: e.HOST,
    dataDir: resolve(e.DATA_DIR),
    mongodbUri: e.MONGODB_URI,
    databaseEngine: e.LEAVEN_DATABASE,
    mongodBinary: e.MONGOD_BINARY,
    demo: e.LEAVEN_DEMO ? e.LEAVEN_DEMO === 'on' : e.NODE_ENV === 'development',
    sessionSecret: e.SESSION_SECRET,
    trustProxy: e.TRUST_PROXY,
    rateLimit: e.RATE_LIMIT,
    logLevel: e.LOG_LEVEL,
  };
}
