import { isTheirs } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { type Job, nextNight } from '../../jobs/jobs';
import { log } from '../../log';
import { IdeaRow, ideaState, shownToAll } from './ideas.model';
import { dayOf, type Impression, ImpressionRow, impressionRow } from './impressions.model';
import { currentHalfLife, scoresOf } from './scores';

/** After so many days the rows of a day become a number: who saw what is not kept for longer. */
export const IMPRESSION_DAYS = 30;

const DAY_MS = 24 * 60 * 60_000;
/** What was seen within so long is counted together. */
const COUNT_EVERY_MS = 5_000;
const BATCH = 200;

/** Inserts what is not there yet. */
async function insert(rows: Impression[]): Promise<void> {
  await ImpressionRow.insertMany(rows, { lean: true, ordered: false }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}

/** Voters to be written and ideas to be recounted, a few seconds' worth. */
const voted = new Map<string, Impression>();
const seen = new Set<string>();
let timer: NodeJS.Timeout | undefined;
let counting: Promise<void> = Promise.resolve();

function countSoon(ideaIds: Iterable<string>): void {
  for (const ideaId of ideaIds) seen.add(ideaId);
  timer ??= setTimeout(() => void countWaiting(), COUNT_EVERY_MS).unref();
}

/** Counts now what would be counted soon. */
export function countWaiting(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const [rows, ideaIds] = [[...voted.values()], [...seen]];
  voted.clear();
  seen.clear();
  counting = counting
    .then(async () => {
      if (rows.length > 0) await insert(rows);
      await recountImpressions(ideaIds);
    })
    .catch((error: unknown) => log.error({ err: error }, 'impressions could not be counted'));
  return counting;
}

/** How many rows each idea has on each day. */
async function rowsOf(
  ideaIds: Types.ObjectId[],
): Promise<Map<string, { day: string; n: number }[]>> {
  const counts = await ImpressionRow.aggregate<{
    _id: { ideaId: Types.ObjectId; day: string };
    n: number;
  }>([
    { $match: { ideaId: { $in: ideaIds } } },
    { $group: { _id: { ideaId: '$ideaId', day: '$day' }, n: { $sum: 1 } } },
  ]);
  const byIdea = new Map<string, { day: string; n: number }[]>();
  for (const { _id, n } of counts) {
    const ideaId = String(_id.ideaId);
    byIdea.set(ideaId, [...(byIdea.get(ideaId) ?? []), { day: _id.day, n }]);
  }
  return byIdea;
}

/**
 * Counts impressions from their rows and writes the scores that follow, in batches. A row of a day
 * that was folded, and not deleted yet, is in the idea's number already.
 */
export async function recountImpressions(ideaIds: readonly string[]): Promise<void> {
  const halfLifeDays = await currentHalfLife();
  for (let from = 0; from < ideaIds.length; from += BATCH) {
    const _id = { $in: ideaIds.slice(from, from + BATCH).map((id) => new Types.ObjectId(id)) };
    const ideas = await IdeaRow.find(
      { _id },
      { votes: 1, impressions: 1, earlierImpressions: 1, impressionsFoldedTo: 1, postedAt: 1 },
    ).lean();
    const rows = await rowsOf(_id.$in);
    const changes = ideas.flatMap((idea) => {
      const { votes, earlierImpressions, impressionsFoldedTo } = idea;
      const days = rows.get(String(idea._id)) ?? [];
      const counted = days
        .filter(({ day }) => day > impressionsFoldedTo)
        .reduce((sum, { n }) => sum + n, earlierImpressions);
      if (counted === idea.impressions) return [];
      const filter = { _id: idea._id, votes, impressions: idea.impressions, earlierImpressions };
      const scores = scoresOf({ ...idea, impressions: counted }, halfLifeDays);
      return [{ updateOne: { filter, update: { $set: { impressions: counted, ...scores } } } }];
    });
    if (changes.length === 0) continue;
    const { matchedCount } = await IdeaRow.bulkWrite(changes, { ordered: false });
    // Of some, what the scores were made of has changed meanwhile.
    if (matchedCount < changes.length)
      countSoon(changes.map(({ updateOne }) => String(updateOne.filter._id)));
  }
}

export const impressions = {
  /** @returns how many of them count: they are there, and somebody else's */
  async note(actor: Actor, ideaIds: readonly string[]): Promise<number> {
    const ideas = await IdeaRow.find(
      { _id: { $in: [...new Set(ideaIds)] }, ...shownToAll },
      { stage: 1, authorId: 1, coAuthorIds: 1, mergedFrom: 1, hiddenAt: 1, deletedAt: 1 },
    ).lean();
    const others = ideas.filter((idea) => !isTheirs(actor, ideaState(idea)));
    if (others.length === 0) return 0;
    const [userId, day] = [new Types.ObjectId(actor.id), dayOf(new Date())];
    await insert(others.map(({ _id }) => impressionRow(_id, userId, day)));
    countSoon(others.map(({ _id }) => String(_id)));
    return others.length;
  },

  /** Who votes has seen it, also where nothing else told so. Written soon: no vote waits for it. */
  noteVote(userId: string, ideaId: string): void {
    const ids = [new Types.ObjectId(ideaId), new Types.ObjectId(userId)] as const;
    const row = impressionRow(...ids, dayOf(new Date()));
    voted.set(row._id, row);
    countSoon([ideaId]);
  },

  /** Which of these the person has seen within the last `IMPRESSION_DAYS`. */
  async seenBy(userId: string, ideaIds: Types.ObjectId[]): Promise<Set<string>> {
    const rows = await ImpressionRow.find(
      { userId: new Types.ObjectId(userId), ideaId: { $in: ideaIds } },
      { ideaId: 1 },
    ).lean();
    return new Set(rows.map(({ ideaId }) => String(ideaId)));
  },
};

/**
 * Turns the rows of days long past into a number on their idea, and deletes them. A node that dies in
 * between leaves rows that count no more and are deleted the next night.
 */
export async function foldImpressions(stopped = () => false, now = new Date()): Promise<void> {
  const through = dayOf(new Date(now.getTime() - IMPRESSION_DAYS * DAY_MS));
  for (;;) {
    const old = await ImpressionRow.find({ day: { $lte: through } }, { ideaId: 1 })
      .sort({ day: 1 })
      .limit(BATCH)
      .lean();
    if (old.length === 0 || stopped()) return;
    for (const id of new Set(old.map(({ ideaId }) => String(ideaId)))) {
      const ideaId = new Types.ObjectId(id);
      const idea = await IdeaRow.findById(ideaId, { impressionsFoldedTo: 1 }).lean();
      const foldedTo = idea?.impressionsFoldedTo ?? '';
      const n = await ImpressionRow.countDocuments({
        ideaId,
        day: { $gt: foldedTo, $lte: through },
      });
      await IdeaRow.updateOne(
        { _id: ideaId, impressionsFoldedTo: foldedTo },
        { $inc: { earlierImpressions: n }, $set: { impressionsFoldedTo: through } },
      );
      await ImpressionRow.deleteMany({ ideaId, day: { $lte: through } });
    }
  }
}

export const nightlyFold: Job = {
  name: 'ideas.foldImpressions',
  next: nextNight,
  work: (stopped) => foldImpressions(stopped),
};

/** Counts what a crash left uncounted, and when it stops what waits. */
export function runImpressions(): { stop(): Promise<void> } {
  const yesterday = dayOf(new Date(Date.now() - DAY_MS));
  const left = ImpressionRow.distinct('ideaId', { day: { $gte: yesterday } });
  const starting = left
    .then((ids) => recountImpressions(ids.map(String)))
    .catch((error: unknown) => log.error({ err: error }, 'impressions could not be counted'));
  return {
    async stop() {
      await starting;
      await countWaiting();
    },
  };
}
