import { realpathSync } from 'node:fs';
import { createServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createApp } from './app';
import { type Config, ConfigError, readConfig } from './config/env';
import { sessionSecret } from './config/secret';
import { openDatabase } from './database/open';
import { demoAccess } from './features/demo/demo.access';
import { fillDemo } from './features/demo/demo.seed';
import { listen } from './http/listen';
import { log } from './log';
import { mailWay } from './mail/mail';
import { StartError, sentenceFor } from './start-error';
import { version } from './version';

export interface StartOptions {
  /** A listening server that shows progress until then; the app takes it over. */
  httpServer?: HttpServer;
  report?: (progress: { message: string; fraction?: number }) => void;
}

export interface RunningServer {
  address: string;
  /** What the terminal should say: the database and why, the address, the demo's sign-ins. */
  lines: string[];
  stop(): Promise<void>;
}

/** The built client; the same way from server/src and from server/dist. */
const clientFolder = fileURLToPath(new URL('../../client/dist', import.meta.url));

/** A server's address as one types it into a browser. */
function addressOf(http: HttpServer, config: Config): string {
  const bound = http.address();
  const port = typeof bound === 'object' && bound ? bound.port : config.port;
  const local = ['localhost', '127.0.0.1', '::1', '0.0.0.0', '::'].includes(config.host);
  return `http://${local ? 'localhost' : config.host}:${port}`;
}

/** Gives requests to the app instead of the progress page, without closing the port. */
function takeOver(http: HttpServer, handle: RequestListener): void {
  http.removeAllListeners('request');
  http.on('request', handle);
}

/**
 * Starts Leaven: settings, database, demo company on an empty one, app, sockets.
 * @throws StartError whose message is one sentence for the terminal
 */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const report = options.report ?? (() => undefined);
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const config = readConfig(process.env);
    log.level = config.logLevel;
    report({ message: 'Starting the database' });
    const database = await openDatabase(config, report);
    undo.push(database.close);
    const http = options.httpServer ?? createServer();
    const publicUrl = config.publicUrl ?? addressOf(http, config);
    const leaven = await createApp({
      secret: await sessionSecret(config),
      version,
      rateLimit: config.rateLimit,
      trustProxy: config.trustProxy,
      checkResponses: config.mode !== 'production',
      mail: { ...config.mail, publicUrl },
      demo: config.demo ? demoAccess : null,
      client: clientFolder,
    });
    if (config.demo) await fillDemo(report);
    if (!options.httpServer) {
      await listen(http, config.port, config.host);
      undo.push(async () => {
        const closed = new Promise((resolve) => http.close(resolve));
        http.closeAllConnections();
        await closed;
      });
    }
    takeOver(http, leaven.app);
    leaven.attachRealtime(http);
    // Undone before the port is closed: that waits for every socket that is still open.
    undo.push(leaven.stop);
    leaven.startWorkers();
    const address = addressOf(http, config);
    const lines = [
      database.line,
      ...(mailWay() === 'outbox' ? [`Email goes to an outbox: ${address}/admin/mail`] : []),
      ...(config.demo ? demoLines(address) : []),
    ];
    return { address, lines, stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error instanceof ConfigError ? new StartError(error.message) : sentenceFor(error);
  }
}

/** Two names of this machine are two people in one browser: cookies go by host. */
function demoLines(address: string): string[] {
  const other = address.replace('//localhost', '//127.0.0.1');
  const addressFor: Record<string, string> = { member: address, manager: other };
  return [
    ...demoAccess.people.map(({ email, role }) =>
      [role.padEnd(14), email.padEnd(19), addressFor[role] ?? ''].join('  ').trimEnd(),
    ),
    `Password of all three: ${demoAccess.password}`,
  ];
}

async function runAlone(): Promise<void> {
  const server = await startServer();
  process.stdout.write(`Leaven is ready: ${server.address}\n${server.lines.join('\n')}\n`);
  let stopping = false;
  const end = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await server.stop();
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

const startedDirectly =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (startedDirectly)
  runAlone().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
