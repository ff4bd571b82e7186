import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { log } from '../../log';
import type { Answers, FromWorker, Question } from './engine/messages';

const BUILT = 'similar-worker.js';
const AGAIN_AFTER_MS = 1_000;

/** The worker: its source beside this one, or what was built beside the server. */
function startWorker(): Worker {
  const here = fileURLToPath(import.meta.url);
  const folder = dirname(here);
  if (here.endsWith('.ts'))
    return new Worker(join(folder, 'engine', 'from-source.mjs'), { execArgv: [] });
  // The server and the chunks it shares are built into one folder, commands into one below it.
  const built = [folder, dirname(folder)].find((at) => existsSync(join(at, BUILT))) ?? folder;
  return new Worker(join(built, BUILT), { execArgv: [] });
}

/** The thread was lost, or stopped, before it answered. */
export class ThreadLost extends Error {}

export interface SimilarThread {
  /** @throws ThreadLost */
  ask<Q extends Question>(question: Q): Promise<Answers[Q['kind']]>;
  stop(): Promise<void>;
}

/**
 * Runs the worker and starts it again when it dies.
 * @param onStart called for each start: a new worker knows nothing yet
 */
export function runThread(onStart: () => void): SimilarThread {
  const asked = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let worker: Worker | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopped = false;
  let n = 0;

  const lose = () => {
    worker = undefined;
    for (const { reject } of asked.values()) reject(new ThreadLost('the worker ended'));
    asked.clear();
  };
  const start = () => {
    const started = startWorker();
    worker = started;
    started.unref();
    started.on('message', (message: FromWorker) => {
      asked.get(message.n)?.resolve(message.answer);
      asked.delete(message.n);
    });
    started.on('error', (error) => log.error({ err: error }, 'the finder of similar ideas failed'));
    started.once('exit', () => {
      if (worker !== started) return;
      lose();
      if (!stopped) again = setTimeout(start, AGAIN_AFTER_MS).unref();
    });
    onStart();
  };
  start();

  return {
    ask(question) {
      const port = worker;
      if (!port) return Promise.reject(new ThreadLost('the worker is being started again'));
      return new Promise((resolve, reject) => {
        n += 1;
        asked.set(n, { resolve: resolve as (answer: unknown) => void, reject });
        port.postMessage({ n, question });
      });
    },
    async stop() {
      stopped = true;
      clearTimeout(again);
      const ending = worker;
      lose();
      await ending?.terminate();
    },
  };
}
