import { readFileSync } from 'node:fs';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import { keepSimilar } from '../../server/src/features/similar/similar.keeper';
import { until } from '../support/until';
import type { Call } from './load';

const PATIENCE_MS = 30 * 60_000;
const NS_PER_MS = 1e6;
const BYTES_PER_MB = 1e6;

/** What people ask while they type: titles as they are, and the first half of their words. */
export function similarCalls(titles: string[], cookie: string): Call[] {
  const half = (title: string) => {
    const words = title.split(' ');
    return words.slice(0, Math.ceil(words.length / 2)).join(' ');
  };
  return titles
    .flatMap((title) => [half(title), title])
    .map((title) => ({ path: `/api/similar?title=${encodeURIComponent(title)}`, cookie }));
}

/** A server answers before it has read its ideas; what it answers then is no measure. */
export async function similarReady(url: string, cookie: string): Promise<void> {
  const ready = await until(
    async () => {
      const answer = await fetch(`${url}/api/similar?title=ready`, { headers: { cookie } });
      return ((await answer.json()) as { ready: boolean }).ready;
    },
    Boolean,
    PATIENCE_MS,
  );
  if (!ready) throw new Error('similar ideas never became ready');
}

/**
 * Reads all ideas in this process as a server does at its start, and watches the event loop
 * meanwhile, as it is the one that answers requests. The thread's memory is this process's growth.
 */
export async function measureReading(uri: string): Promise<string> {
  await connectDatabase(uri);
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const keeper = keepSimilar();
  try {
    const turns = await turnsWhile(() => until(async () => keeper.thread(), Boolean, PATIENCE_MS));
    const took = (performance.now() - started) / 1_000;
    const grown = (process.memoryUsage().rss - before) / BYTES_PER_MB;
    return `read in ${took.toFixed(1)} s, ${grown.toFixed(0)} MB more; turns of the event loop: ${turns}`;
  } finally {
    await keeper.stop();
    await disconnectDatabase();
  }
}

/** Nanoseconds of processor time that this process's first thread has used (Linux). */
function processorTime(): number {
  const [used] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
  return Number(used);
}

/**
 * How long the turns of the event loop keep the processor: what a request that comes in between has
 * to wait. Counted in processor time, so that a busy machine does not count.
 */
async function turnsWhile(work: () => Promise<unknown>): Promise<string> {
  const turns: number[] = [];
  let over = false;
  let before = processorTime();
  const turn = () => {
    const now = processorTime();
    turns.push(now - before);
    before = now;
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  over = true;
  turns.sort((a, b) => a - b);
  const ms = (share: number) =>
    ((turns[Math.floor((turns.length - 1) * share)] ?? 0) / NS_PER_MS).toFixed(1);
  return `p99 ${ms(0.99)} ms, longest ${ms(1)} ms`;
}
