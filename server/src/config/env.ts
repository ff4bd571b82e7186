import { resolve } from 'node:path';
import * as z from 'zod/mini';

/** A setting that cannot be used; its message is one sentence for the terminal. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const port = z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535));
const mailAddress = z.string().check(z.email('must be an email address'));
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
  SMTP_URL: z.optional(
    z
      .string()
      .check(
        z.regex(/^smtps?:\/\/[^/\s]+/, 'must begin with smtp:// or smtps://'),
        z.refine(URL.canParse, 'must be an address such as smtp://user:password@host:587'),
      ),
  ),
  MAIL_FROM: z.optional(mailAddress),
  PUBLIC_URL: z.optional(
    z
      .string()
      .check(z.regex(/^https?:\/\/[^/\s]+\/?$/, 'must be like https://ideas.company.example')),
  ),
  REPLY_ADDRESS: z.optional(
    mailAddress.check(
      z.regex(/^[^@]{1,15}@/, 'must have at most 15 characters before the @: more are put behind'),
    ),
  ),
  INBOUND_MAIL_TOKEN: z.optional(
    z.string().check(z.minLength(32, 'must have at least 32 characters')),
  ),
  LOG_LEVEL: z._default(z.enum(['silent', 'error', 'warn', 'info', 'debug']), 'warn'),
});

/** Their values appear in no message; a connection string has a password in it. */
const SECRETS = new Set(['SESSION_SECRET', 'MONGODB_URI', 'SMTP_URL', 'INBOUND_MAIL_TOKEN']);

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
  mail: {
    smtpUrl: string | null;
    from: string;
    /** Without a mail server what would go out is kept to be looked at. */
    outbox: boolean;
    /** Answers to e-mail: where they go, and by what the mail server shows that it is the one. */
    reply: { address: string; token: string } | null;
  };
  /** Where people reach Leaven; undefined: where it listens. No slash at the end. */
  publicUrl: string | undefined;
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
  if (production && e.SMTP_URL && !(e.PUBLIC_URL && e.MAIL_FROM))
    throw new ConfigError(
      'PUBLIC_URL and MAIL_FROM must be set with SMTP_URL when NODE_ENV is production.',
    );
  if (!e.REPLY_ADDRESS !== !e.INBOUND_MAIL_TOKEN)
    throw new ConfigError('REPLY_ADDRESS and INBOUND_MAIL_TOKEN must be set together.');
  const reply =
    e.REPLY_ADDRESS && e.INBOUND_MAIL_TOKEN
      ? { address: e.REPLY_ADDRESS, token: e.INBOUND_MAIL_TOKEN }
      : null;
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
    mail: {
      smtpUrl: e.SMTP_URL ?? null,
      from: e.MAIL_FROM ?? 'leaven@localhost',
      outbox: !production,
      reply,
    },
    publicUrl: e.PUBLIC_URL?.replace(/\/$/, ''),
  };
}
