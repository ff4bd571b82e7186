import type { Types } from 'mongoose';
import { type Job, nextNight } from '../../jobs/jobs';
import { log } from '../../log';
import { IdeaRow } from './ideas.model';
import { recount } from './tally';

const BATCH = 200;

const countedAfter = (last: Types.ObjectId | null) =>
  IdeaRow.find(last ? { _id: { $gt: last } } : {}, { votes: 1, commentCount: 1, dirtyAt: 1 })
    .sort({ _id: 1 })
    .limit(BATCH)
    .lean();

/**
 * Recounts every idea from its rows, oldest first. Each tally should be right already: one that was
 * not, and that nobody was about to recount, is told in the log.
 * @returns the ideas that had drifted
 */
export async function recountAll(stopped = () => false): Promise<string[]> {
  const drifted: string[] = [];
  for (let last: Types.ObjectId | null = null; ; ) {
    const rows = await countedAfter(last);
    for (const { _id, votes, commentCount, dirtyAt } of rows) {
      if (stopped()) return drifted;
      const ideaId = String(_id);
      const counted = await recount(ideaId);
      const isRight = counted.votes === votes && counted.commentCount === commentCount;
      // A vote that came meanwhile has marked it; what was marked is recounted anyway.
      if (isRight || dirtyAt || (await IdeaRow.exists({ _id, dirtyAt: { $type: 'date' } })))
        continue;
      log.error({ ideaId, was: { votes, commentCount }, is: counted }, 'a tally had drifted');
      drifted.push(ideaId);
    }
    last = rows.at(-1)?._id ?? null;
    if (rows.length < BATCH) return drifted;
  }
}

export const nightlyRecount: Job = {
  name: 'ideas.recount',
  next: nextNight,
  async work(stopped) {
    await recountAll(stopped);
  },
};
