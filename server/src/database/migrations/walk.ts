import mongoose, { type mongo } from 'mongoose';

const BATCH = 1_000;

/** Where a migration has got to, kept in the database: who goes on after a crash begins there. */
export interface Progress {
  /** The key up to which a walk is done; undefined where it has not begun. */
  reached(walk: string): unknown;
  /** Keeps that a walk is done up to this key. @param fraction of the walk, from 0 to 1 */
  reach(walk: string, key: unknown, fraction: number): Promise<void>;
}

type Row = mongo.WithId<mongo.Document>;
/** The rows of one batch, as a condition. */
type Range = { _id: mongo.Condition<mongo.ObjectId> };

interface Walk {
  collection: string;
  /** What of each row the work needs besides its key. */
  fields?: string[];
}

/**
 * Works through a collection in the order of its keys, a thousand rows at a time, and remembers how far
 * it has got. Interrupted, it goes on with the batch that was under way: the work on a batch must be
 * safe to repeat. Each collection is walked once a migration.
 */
export async function eachBatch(
  progress: Progress,
  { collection, fields = [] }: Walk,
  work: (rows: Row[], range: Range) => Promise<unknown>,
): Promise<void> {
  const rowsOf = mongoose.connection.collection(collection);
  const projection = Object.fromEntries(fields.map((field) => [field, 1]));
  const total = await rowsOf.estimatedDocumentCount();
  let after = progress.reached(collection);
  let done =
    after === undefined ? 0 : await rowsOf.countDocuments({ _id: { $lte: after as never } });
  for (;;) {
    const rows = await rowsOf
      .find(after === undefined ? {} : { _id: { $gt: after as never } }, {
        projection: { _id: 1, ...projection },
      })
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray();
    const last = rows.at(-1)?._id;
    if (last === undefined) return;
    const since = after === undefined ? {} : { $gt: after as never };
    await work(rows, { _id: { ...since, $lte: last } });
    after = last;
    done += rows.length;
    await progress.reach(collection, last, Math.min(1, done / Math.max(1, total)));
  }
}

/** Gives all rows of a collection that lack it what an earlier release did not know. */
export async function fillIn(
  progress: Progress,
  collection: string,
  missing: { field: string; set: mongo.Document }[],
): Promise<void> {
  const rows = mongoose.connection.collection(collection);
  await eachBatch(progress, { collection }, async (_rows, range) => {
    for (const { field, set } of missing)
      await rows.updateMany({ ...range, [field]: { $exists: false } }, { $set: set });
  });
}
