import { join } from 'node:path';
import { startDocumentdb } from './documentdb';
import type { Engine, EngineEvents, FromSupervisor, Plan, ToSupervisor } from './engine';
import { EmbeddedDatabaseError, explainFailure, messageOf } from './error';
import { takeLock } from './lock';
import { startMongod } from './mongod';

/**
 * The process beside the server that holds the data folder's lock and runs the database. It lives
 * as long as its channel to the server: when the server ends, however it ends, so does this.
 */

let engine: Promise<Engine> | undefined;
let home = '';
let ending = false;

/** Calls `sent` when it has gone out, or cannot: the server may end at any moment. */
const send = (message: FromSupervisor, sent: () => unknown = () => {}) => {
  if (process.connected) process.send?.(message, undefined, undefined, sent);
  else sent();
};

let lastFailure = '';

const events: EngineEvents = {
  progress: (progress) => send({ type: 'progress', progress }),
  onReady: (pid) => {
    lastFailure = '';
    send({ type: 'database', pid });
  },
  onFailure: (reason) => {
    const { message } = explainFailure(
      new Error(reason),
      'The database does not start again',
      home,
    );
    if (message !== lastFailure) events.progress({ message });
    lastFailure = message;
  },
};

async function start(plan: Plan): Promise<Engine> {
  const lock = await takeLock(join(plan.home, 'lock'), { owner: plan.owner });
  if (!lock)
    throw new EmbeddedDatabaseError(
      `Another Leaven is using the data in ${plan.home}: end it first, or name another folder in DATA_DIR.`,
    );
  try {
    const started = await startEngine(plan);
    return {
      ...started,
      stop: async () => {
        await started.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

const startEngine = (plan: Plan): Promise<Engine> =>
  plan.engine === 'mongod' ? startMongod(plan, events) : startDocumentdb(plan, events);

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  const started = await engine?.catch(() => null);
  await started?.stop();
  process.exit(0);
}

async function analyze(id: number): Promise<void> {
  let failure: string | null = null;
  try {
    await (await engine)?.analyze();
  } catch (error) {
    failure = messageOf(error);
  }
  send({ type: 'analyzed', id, failure });
}

process.on('message', (message: ToSupervisor) => {
  if (message.type === 'analyze') void analyze(message.id);
  if (message.type !== 'start') return;
  home = message.plan.home;
  engine = start(message.plan);
  engine.then(
    ({ host }) => send({ type: 'ready', host }),
    (error: unknown) => {
      const { message: text } = explainFailure(error, 'The embedded database does not start', home);
      send({ type: 'failed', message: text }, end);
    },
  );
});
process.on('disconnect', () => void end());
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => {}); // Ctrl-C is the server's to answer; it tells this process
