import { transact } from '../../database/connection';
import { runConsumer } from '../../events/consumers';
import { CommentRow } from '../comments/comments.model';
import { DecisionRow } from '../ideas/decisions.model';
import { IdeaRow, idsOf, type MergedSet } from '../ideas/ideas.model';
import { clock, currentCalendar, runningOn } from './clock';
import { OfficialReplyRow } from './replies.model';

/** When an idea was first answered since a moment, by what still stands; null where it was not. */
async function firstAnswer(idea: MergedSet, since: Date): Promise<Date | null> {
  const ideaId = idea._id;
  const from = { $gte: since };
  const [comment, reply, decision] = await Promise.all([
    CommentRow.findOne(
      {
        ideaId: { $in: idsOf(idea) },
        bySteward: true,
        deletedAt: null,
        hiddenAt: null,
        postedAt: from,
      },
      { postedAt: 1 },
    )
      .sort({ postedAt: 1 })
      .lean(),
    OfficialReplyRow.findOne({ ideaId, takenBack: false, at: from }, { at: 1 })
      .sort({ at: 1 })
      .lean(),
    DecisionRow.findOne(
      { ideaId, byId: { $ne: null }, to: { $nin: ['open', 'merged', 'archived'] }, at: from },
      { at: 1 },
    )
      .sort({ at: 1 })
      .lean(),
  ]);
  const moments = [comment?.postedAt, reply?.at, decision?.at].filter((at) => at !== undefined);
  return moments.length > 0 ? new Date(Math.min(...moments.map(Number))) : null;
}

/** Answers can be taken back, and brought back: the clock of their idea is set anew by those that stand. */
async function setAnew(ideaId: string, actorId: string | null): Promise<void> {
  const idea = await IdeaRow.findById(ideaId).lean();
  if (!idea?.clockFrom || idea.deletedAt) return;
  if (idea.stage !== 'open' && idea.stage !== 'in_review') return;
  const { clockFrom } = idea;
  const at = await firstAnswer(idea, clockFrom);
  if (Number(at) === Number(idea.answer?.at ?? null)) return;
  const change = at
    ? { dueAt: null, remindAt: null, answer: { at, days: await clock.daysBetween(clockFrom, at) } }
    : {
        ...runningOn(await currentCalendar(), clockFrom, idea.reminded, new Date()),
        answer: null,
      };
  await transact(async ({ session, record }) => {
    const set = await IdeaRow.updateOne(
      {
        _id: idea._id,
        stage: idea.stage,
        ...(idea.answer ? { 'answer.at': idea.answer.at } : { answer: null }),
      },
      { $set: change, $inc: { liveRev: 1 } },
      { session },
    );
    // Where it was answered meanwhile, that counts.
    if (set.modifiedCount === 1) await record({ kind: 'idea.answered', actorId, data: { ideaId } });
  });
}

/** Follows the event log for answers that are taken back, hidden, or brought back. */
export const runWithdrawn = () =>
  runConsumer({
    name: 'clock',
    kinds: ['comment.deleted', 'comment.restored', 'thing.moderated', 'idea.reply_taken_back'],
    async handle({ kind, data, actorId }) {
      if (kind === 'thing.moderated' && (data.thing !== 'comment' || data.outcome === 'warned'))
        return;
      await setAnew(data.ideaId, actorId);
    },
  });
