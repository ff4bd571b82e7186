import type { CompanyCalendar } from '@leaven/shared/settings/calendar.schemas';
import mongoose, { type Types } from 'mongoose';
import { type WorkingTime, workingTimeOf } from '../../features/clock/working-time';
import type { Migration } from './index';
import { eachBatch } from './walk';

interface Idea {
  _id: Types.ObjectId;
  stage: string;
  postedAt: Date;
  authorId: Types.ObjectId | null;
  stewardId: Types.ObjectId;
  externalId?: string;
}

const fields = ['stage', 'postedAt', 'authorId', 'stewardId', 'externalId'];

/** No earlier release had a calendar. */
const calendar: CompanyCalendar = {
  timeZone: 'UTC',
  workingDays: [1, 2, 3, 4, 5],
  opensAt: '09:00',
  closesAt: '17:00',
  holidays: [],
  answerDays: 5,
};

/** When each was first answered: by a decision, or by a comment of whoever is its steward now. */
async function firstAnswers(ideas: Idea[]): Promise<Map<string, Date>> {
  const { connection } = mongoose;
  const ids = ideas.map(({ _id }) => _id);
  const decisions = connection.collection('decisions').find({
    ideaId: { $in: ids },
    byId: { $ne: null },
    to: { $in: ['in_review', 'declined', 'promoted'] },
  });
  const stewards = ideas.map(({ stewardId }) => stewardId);
  const comments = connection.collection('comments').find({
    ideaId: { $in: ids },
    authorId: { $in: stewards },
    deletedAt: null,
    hiddenAt: null,
  });
  const byId = new Map(ideas.map((idea) => [String(idea._id), idea]));
  const first = new Map<string, Date>();
  const note = (ideaId: string, at: Date) => {
    const before = first.get(ideaId);
    if (!before || at < before) first.set(ideaId, at);
  };
  for await (const { ideaId, at } of decisions) note(String(ideaId), at);
  const answering: Types.ObjectId[] = [];
  for await (const { _id, ideaId, authorId, postedAt } of comments) {
    const idea = byId.get(String(ideaId));
    if (String(idea?.stewardId) !== String(authorId)) continue;
    if (String(idea?.authorId) === String(authorId)) continue;
    answering.push(_id as Types.ObjectId);
    note(String(ideaId), postedAt);
  }
  if (answering.length > 0)
    await connection
      .collection('comments')
      .updateMany({ _id: { $in: answering } }, { $set: { bySteward: true } });
  return first;
}

function clockOf(
  { stage, postedAt, externalId }: Idea,
  at: Date | undefined,
  work: WorkingTime,
  now: Date,
) {
  const isOurs = externalId === undefined;
  const answered = isOurs && at !== undefined && at >= postedAt;
  const waits = isOurs && (stage === 'open' || stage === 'in_review');
  return {
    clockFrom: answered ? postedAt : waits ? now : null,
    answer: answered ? { at, days: work.daysBetween(postedAt, at) } : null,
    dueAt: null,
    remindAt: null,
    reminded: 0,
    officialReply: null,
    earlierReplies: 0,
  };
}

/**
 * Ideas learn when they were first answered. For those that still wait the clock begins to run now, so
 * that nobody is late on the first day; imported ones have none. Due dates are worked out by a job.
 */
export const theClock: Migration = {
  name: '2026-11-25-the-clock',
  async run(progress) {
    const ideas = mongoose.connection.collection('ideas');
    const work = workingTimeOf(calendar);
    const now = new Date();
    const counted = { collection: 'ideas', fields: [...fields, 'clockFrom'] };
    await eachBatch(progress, counted, async (batch) => {
      const rows = batch.filter(({ clockFrom }) => clockFrom === undefined) as unknown as Idea[];
      if (rows.length === 0) return;
      const answers = await firstAnswers(rows);
      await ideas.bulkWrite(
        rows.map((idea) => ({
          updateOne: {
            filter: { _id: idea._id },
            update: { $set: clockOf(idea, answers.get(String(idea._id)), work, now) },
          },
        })),
        { ordered: false },
      );
    });
  },
};
