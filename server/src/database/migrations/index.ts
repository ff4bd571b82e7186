import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { isDuplicate } from '../duplicate';

/** One step from what an earlier release left to what this one expects. Never changed once released. */
export interface Migration {
  /** Sorts by when it was written: `2026-11-25-idea-stewards`. */
  name: string;
  /** Must be safe to repeat: a node may die halfway, and the next begins again. */
  run(): Promise<void>;
}

interface Applied {
  _id: string;
  startedAt: Date;
  finishedAt: Date | null;
}

/** A migration that has not finished by then belonged to a node that died. */
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

/**
 * Brings the data to what this release expects, forward only, each step once over all nodes; who
 * comes second waits. Called after the collections and indexes were made and before anybody is served.
 * @param isNew nothing was in the database: there is nothing to bring forward, the steps count as done
 */
export async function migrate(
  migrations: readonly Migration[],
  { isNew, abandonedMs = ABANDONED_MS }: { isNew: boolean; abandonedMs?: number },
): Promise<void> {
  for (const { name, run } of migrations) {
    for (;;) {
      const state = await claim(name, abandonedMs);
      if (state === 'done') break;
      if (state === 'mine') {
        if (!isNew) {
          try {
            await run();
          } catch (error) {
            // The next start tries again at once.
            await applied().deleteOne({ _id: name, finishedAt: null });
            throw error;
          }
        }
        await applied().updateOne({ _id: name }, { $set: { finishedAt: new Date() } });
        break;
      }
      await sleep(LOOK_AGAIN_MS);
    }
  }
}
