import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_HALF_LIFE_DAYS } from '@leaven/shared/settings/settings.schemas';
import { model, Schema, type Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { onEvent } from '../../events/log';
import { doJob, type Job } from '../../jobs/jobs';
import { log } from '../../log';
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
/** Within it every node has heard of a new half-life: settings are kept for five seconds. */
const HEARD_MS = 7_000;

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
 * Brings every stored score to the half-life that an administrator has set, if it has changed: once,
 * and once more when all nodes have heard of it, for a score that one of them wrote by the old one.
 */
export async function rescore(stopped = () => false, heardMs = HEARD_MS): Promise<void> {
  const target = await currentHalfLife();
  const row = await stored();
  if (row.halfLifeDays === target) return;
  await RescoringRow.create([row]).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
  if (!(await rescoreAll(target, stopped))) return;
  for (const until = Date.now() + heardMs; Date.now() < until; ) {
    if (stopped()) return;
    await sleep(Math.min(250, heardMs));
  }
  if (await rescoreAll(target, stopped)) await note({ halfLifeDays: target });
}

const rescoring: Job = {
  name: 'ideas.rescore',
  next: (now) => now,
  work: (stopped) => rescore(stopped),
};

const LOOK_MS = 60_000;

/**
 * Looks now and then whether the half-life has changed, and at once where an administrator of this
 * node has changed it; one node at a time does the work.
 */
export function runRescoring(): { stop(): Promise<void> } {
  let stopped = false;
  let working: Promise<void> = Promise.resolve();
  const look = () => {
    working = working
      .then(async () => {
        if (stopped || (await rescoringState()) === null) return;
        // The first time a job is only noted down.
        for (let tries = 0; tries < 2; tries++) if (await doJob(rescoring, () => stopped)) return;
      })
      .catch((error: unknown) => log.error({ err: error }, 'scores could not be written anew'));
  };
  look();
  const timer = setInterval(look, LOOK_MS).unref();
  onEvent('settings.changed', ({ data }) => {
    if (data.fields.includes('ranking')) look();
  });
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await working;
    },
  };
}
