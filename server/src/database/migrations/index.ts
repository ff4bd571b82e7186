import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { isDuplicate } from '../duplicate';
import type { Progress } from './walk';

/** One step from what an earlier release left to what this one expects. Never changed once released. */
export interface Migration {
  /** Sorts by when it was written: `2026-11-25-idea-stewards`. */
  name: string;
  /** Must be safe to repeat: a node may die halfway, and the next goes on. `eachBatch` tells from where. */
  run(progress: Progress): Promise<void>;
}

interface Applied {
  _id: string;
  /** When the node that runs it last gave a sign of life. */
  startedAt: Date;
  finishedAt: Date | null;
  /** The key up to which each walk is done. */
  reached?: Record<string, unknown>;
}

/** A migration without a sign of life for so long belonged to a node that died. */
const ABANDONED_MS = 10 * 60_000;
const LOOK_AGAIN_MS = 250;

const applied = () => mongoose.connection.collection<Applied>('migrations');

/** Whether this node runs it; another may be at it. */
async function claim(name: string, abandonedMs: number): Promise<'mine' | 'done' | 'elsewhere'> {
  const startedAt = new Date();
  try {
    await applied().insertOne({ _id: name, startedAt, finishedAt: null });
    return 'mine';
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const found = await applied().findOne({ _id: name });
  if (found?.finishedAt) return 'done';
  const before = new Date(startedAt.getTime() - abandonedMs);
  const taken = await applied().updateOne(
    { _id: name, finishedAt: null, startedAt: { $lt: before } },
    { $set: { startedAt } },
  );
  return taken.modifiedCount === 1 ? 'mine' : 'elsewhere';
}

type Report = (progress: { message: string; fraction?: number }) => void;

/** Where an interrupted run has got to, and a sign of life with each step further. */
async function progressOf(name: string, report: Report): Promise<Progress> {
  const { reached = {} } = (await applied().findOne({ _id: name })) ?? {};
  return {
    reached: (walk) => reached[walk],
    async reach(walk, key, fraction) {
      report({ message: `Bringing the ${walk} to this release (${name})`, fraction });
      const set = { startedAt: new Date(), [`reached.${walk}`]: key };
      await applied().updateOne({ _id: name, finishedAt: null }, { $set: set });
    },
  };
}

/**
 * Brings the data to what this release expects, forward only, each step once over all nodes; who
 * comes second waits. Called after the collections and indexes were made and before anybody is served.
 * @param isNew nothing was in the database: there is nothing to bring forward, the steps count as done
 */
export async function migrate(
  migrations: readonly Migration[],
  {
    isNew,
    abandonedMs = ABANDONED_MS,
    report = () => undefined,
  }: { isNew: boolean; abandonedMs?: number; report?: Report },
): Promise<void> {
  for (const { name, run } of migrations) {
    for (;;) {
      const state = await claim(name, abandonedMs);
      if (state === 'done') break;
      if (state === 'mine') {
        if (!isNew) {
          try {
            await run(await progressOf(name, report));
          } catch (error) {
            // The next start goes on at once.
            const abandoned = { $set: { startedAt: new Date(0) } };
            await applied().updateOne({ _id: name, finishedAt: null }, abandoned);
            throw error;
          }
        }
        const finished = { $set: { finishedAt: new Date() }, $unset: { reached: 1 as const } };
        await applied().updateOne({ _id: name }, finished);
        break;
      }
      await sleep(LOOK_AGAIN_MS);
    }
  }
}
