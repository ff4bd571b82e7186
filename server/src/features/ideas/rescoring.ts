import { DEFAULT_HALF_LIFE_DAYS } from '@leaven/shared/settings/settings.schemas';
import { model, Schema, type Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { runBySettings, writeTwice } from '../../jobs/by-settings';
import { IdeaRow } from './ideas.model';
import { currentHalfLife, scoresOf } from './scores';

/** Which half-life the stored scores have, and how far a change of it has come. */
interface Rescoring {
  _id: 'hot';
  halfLifeDays: number;
  done: number;
  total: number;
}

const schema = new Schema<Rescoring>(
  { _id: String, halfLifeDays: Number, done: Number, total: Number },
  { versionKey: false },
);
const RescoringRow = model('Rescoring', schema, 'rescorings');

const BATCH = 500;

const stored = async (): Promise<Rescoring> =>
  (await RescoringRow.findById('hot').lean()) ?? {
    _id: 'hot',
    halfLifeDays: DEFAULT_HALF_LIFE_DAYS,
    done: 0,
    total: 0,
  };

/** How far a change of the half-life has come; null when every score has the current one. */
export async function rescoringState(): Promise<{ done: number; total: number } | null> {
  const [{ halfLifeDays, done, total }, current] = await Promise.all([stored(), currentHalfLife()]);
  return halfLifeDays === current ? null : { done, total };
}

const note = (change: Partial<Rescoring>) =>
  RescoringRow.updateOne({ _id: 'hot' }, { $set: change });

const batchAfter = (last: Types.ObjectId | null) =>
  IdeaRow.find(last ? { _id: { $gt: last } } : {}, {
    votes: 1,
    impressions: 1,
    postedAt: 1,
    hot: 1,
  })
    .sort({ _id: 1 })
    .limit(BATCH)
    .lean();

/** Writes the scores of all ideas for a half-life, oldest first. @returns false if cut off */
async function rescoreAll(halfLifeDays: number, stopped: () => boolean): Promise<boolean> {
  const total = await IdeaRow.estimatedDocumentCount();
  await note({ done: 0, total });
  let done = 0;
  for (let last: Types.ObjectId | null = null; ; ) {
    if (stopped() || (await currentHalfLife()) !== halfLifeDays) return false;
    const ideas = await batchAfter(last);
    const changes = ideas.flatMap((idea) => {
      const scores = scoresOf(idea, halfLifeDays);
      if (scores.hot === idea.hot) return [];
      // Whoever changes one of these meanwhile writes the scores as well.
      const { _id, votes, impressions } = idea;
      return [{ updateOne: { filter: { _id, votes, impressions }, update: { $set: scores } } }];
    });
    if (changes.length > 0) await IdeaRow.bulkWrite(changes, { ordered: false });
    done += ideas.length;
    await note({ done, total: Math.max(total, done) });
    last = ideas.at(-1)?._id ?? null;
    if (ideas.length < BATCH) return true;
  }
}

/**
 * Brings every stored score to the half-life that an administrator has set, if it has changed.
 * @param heardMs until all nodes have heard of it
 */
export async function rescore(stopped = () => false, heardMs?: number): Promise<void> {
  const target = await currentHalfLife();
  const row = await stored();
  if (row.halfLifeDays === target) return;
  await RescoringRow.create([row]).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
  if (await writeTwice(() => rescoreAll(target, stopped), stopped, heardMs))
    await note({ halfLifeDays: target });
}

export const runRescoring = () =>
  runBySettings({
    name: 'ideas.rescore',
    group: 'ranking',
    isInStep: async () => (await rescoringState()) === null,
    work: (stopped) => rescore(stopped),
  });
