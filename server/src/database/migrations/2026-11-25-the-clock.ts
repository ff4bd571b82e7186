import type { CompanyCalendar } from '@leaven/shared/settings/calendar.schemas';
import mongoose, { type Types } from 'mongoose';
import { workingTimeOf } from '../../features/clock/working-time';
import type { Migration } from './index';

const BATCH = 500;

interface Idea {
  _id: Types.ObjectId;
  stage: string;
  postedAt: Date;
  authorId: Types.ObjectId | null;
  stewardId: Types.ObjectId;
  externalId?: string;
}

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

/**
 * Ideas learn when they were first answered. For those that still wait the clock begins to run now, so
 * that nobody is late on the first day; imported ones have none. Due dates are worked out by a job.
 */
export const theClock: Migration = {
  name: '2026-11-25-the-clock',
  async run() {
    const ideas = mongoose.connection.collection<Idea>('ideas');
    const work = workingTimeOf(calendar);
    const now = new Date();
    for (;;) {
      const rows = await ideas
        .find({ clockFrom: { $exists: false } })
        .project<Idea>({ stage: 1, postedAt: 1, authorId: 1, stewardId: 1, externalId: 1 })
        .limit(BATCH)
        .toArray();
      if (rows.length === 0) return;
      const answers = await firstAnswers(rows);
      await ideas.bulkWrite(
        rows.map(({ _id, stage, postedAt, externalId }) => {
          const at = answers.get(String(_id));
          const answered = externalId === undefined && at !== undefined && at >= postedAt;
          const waits = externalId === undefined && (stage === 'open' || stage === 'in_review');
          return {
            updateOne: {
              filter: { _id },
              update: {
                $set: {
                  clockFrom: answered ? postedAt : waits ? now : null,
                  answer: answered ? { at, days: work.daysBetween(postedAt, at) } : null,
                  dueAt: null,
                  remindAt: null,
                  reminded: 0,
                  officialReply: null,
                  earlierReplies: 0,
                },
              },
            },
          };
        }),
        { ordered: false },
      );
    }
  },
};
