import { answersPolicy, type QuestionState } from '@leaven/shared/comments/answers.policy';
import type { AnswersView } from '@leaven/shared/comments/answers.schemas';
import { notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { isTheirs } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { isDuplicate, type Transaction, transact } from '../../database/connection';
import { runConsumer } from '../../events/consumers';
import { categories } from '../categories/categories.service';
import { type Idea, IdeaRow, ideaState } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';
import { namedNow } from '../ideas/mentions';
import { touchIdea } from '../ideas/touch';
import { personRefs } from '../users/users.refs';
import { AnswerRow, WorkedRow, workedKey } from './answers.model';
import { type Comment, CommentRow, commentState } from './comments.model';

const MOST_SHOWN = 100;

async function stateOf(idea: Idea): Promise<QuestionState> {
  const category = (await categories.byId())(idea.categoryId);
  const isQuestion = category?.kind === 'questions';
  return { idea: ideaState(idea), stewardId: String(idea.stewardId), isQuestion };
}

const isReadable = ({ deletedAt, hiddenAt }: Pick<Comment, 'deletedAt' | 'hiddenAt'>) =>
  deletedAt === null && hiddenAt == null;

async function view(actor: Actor, idea: Idea): Promise<AnswersView> {
  const ideaId = String(idea._id);
  const [accepted, rows, state] = await Promise.all([
    AnswerRow.findOne({ solves: { $eq: idea._id, $type: 'objectId' } }).lean(),
    AnswerRow.find({ ideaId: idea._id, worked: { $gt: 0 } })
      .sort({ worked: -1 })
      .limit(MOST_SHOWN)
      .lean(),
    stateOf(idea),
  ]);
  const [comment, mine] = await Promise.all([
    accepted && CommentRow.findById(accepted._id).lean(),
    WorkedRow.find({
      _id: { $in: rows.map(({ _id }) => workedKey(String(_id), actor.id)) },
    }).lean(),
  ]);
  const worked = new Set(mine.map(({ commentId }) => String(commentId)));
  const refs = await personRefs([comment?.authorId, accepted?.acceptedById]);
  const named = await namedNow([comment?.body ?? null]);
  return {
    ideaId,
    solution:
      accepted?.acceptedAt && comment && isReadable(comment) && !idea.deletedAt
        ? {
            commentId: String(comment._id),
            author: refs(comment.authorId),
            body: named(comment.body),
            acceptedBy: refs(accepted.acceptedById),
            at: accepted.acceptedAt.toISOString(),
          }
        : null,
    worked: rows.map(({ _id, worked: count }) => ({
      commentId: String(_id),
      count,
      mine: worked.has(String(_id)),
    })),
    abilities: { solve: answersPolicy.solve(actor, state).allowed },
  };
}

/** The row of a comment that answers, made where there is none yet. */
async function rowIn({ session }: Transaction, idea: Idea, comment: Comment, at: Date) {
  const { _id, authorId } = comment;
  if (await AnswerRow.exists({ _id }).session(session)) return;
  // Who asks and answers it themselves helps others, but is not credited for it.
  const isOwn = authorId !== null && isTheirs({ id: String(authorId) }, ideaState(idea));
  const row = { _id, ideaId: idea._id, authorId: isOwn ? null : authorId, at };
  await AnswerRow.create([row], { session });
}

/** Writes which answer cards show; null: none. */
async function pinIn({ session }: Transaction, ideaId: Types.ObjectId, comment: Comment | null) {
  const solution = comment && { commentId: comment._id, authorId: comment.authorId };
  await IdeaRow.updateOne({ _id: ideaId }, { $set: { solution } }, { session });
}

/** The answer that was accepted so far no longer is. */
const endIn = ({ session }: Transaction, ideaId: Types.ObjectId) =>
  AnswerRow.updateOne(
    { solves: { $eq: ideaId, $type: 'objectId' } },
    { $unset: { solves: 1 }, $set: { acceptedAt: null, acceptedById: null } },
    { session },
  );

async function requireComment(commentId: string, actor: Actor) {
  const comment = await CommentRow.findById(commentId).lean();
  if (!comment) throw notFound('comment');
  return { comment, idea: await ideas.require(String(comment.ideaId), actor) };
}

/** Makes a change to the answers of an idea; others of the same moment wait. */
async function change(actor: Actor, idea: Idea, work: (tx: Transaction) => Promise<boolean>) {
  await transact(async (tx) => {
    await touchIdea(tx, idea);
    if (!(await work(tx))) return;
    const data = { ideaId: String(idea._id) };
    await tx.record({ kind: 'idea.solved', actorId: actor.id, data });
  });
}

export const answers = {
  async of(actor: Actor, ideaId: string): Promise<AnswersView> {
    return view(actor, await ideas.require(ideaId, actor));
  },

  /** Accepting the same again changes nothing. */
  async accept(actor: Actor, ideaId: string, commentId: string): Promise<AnswersView> {
    const idea = await ideas.require(ideaId, actor);
    const comment = await CommentRow.findOne({ _id: commentId, ideaId: idea._id }).lean();
    if (!comment) {
      enforce(answersPolicy.solve(actor, await stateOf(idea)));
      throw notFound('comment');
    }
    enforce(answersPolicy.accept(actor, await stateOf(idea), commentState(comment)));
    const { _id } = comment;
    const solves = { $eq: idea._id, $type: 'objectId' as const };
    if (!(await AnswerRow.exists({ _id, solves })))
      await change(actor, idea, async (tx) => {
        const acceptedAt = new Date();
        await endIn(tx, idea._id);
        await rowIn(tx, idea, comment, acceptedAt);
        const accepted = { acceptedAt, acceptedById: new Types.ObjectId(actor.id) };
        const { session } = tx;
        await AnswerRow.updateOne(
          { _id },
          { $set: { ...accepted, solves: idea._id } },
          { session },
        );
        await pinIn(tx, idea._id, comment);
        return true;
      });
    return view(actor, idea);
  },

  /** Where none was accepted, nothing changes. */
  async takeBack(actor: Actor, ideaId: string): Promise<AnswersView> {
    const idea = await ideas.require(ideaId, actor);
    enforce(answersPolicy.solve(actor, await stateOf(idea)));
    if (await AnswerRow.exists({ solves: { $eq: idea._id, $type: 'objectId' } }))
      await change(actor, idea, async (tx) => {
        const ended = await endIn(tx, idea._id);
        await pinIn(tx, idea._id, null);
        return ended.modifiedCount > 0;
      });
    return view(actor, idea);
  },

  /** One row a person, however often it is said. */
  async setWorked(actor: Actor, commentId: string, works: boolean): Promise<AnswersView> {
    const { comment, idea } = await requireComment(commentId, actor);
    enforce(answersPolicy.sayWorked(actor, await stateOf(idea), commentState(comment)));
    const row = { _id: workedKey(commentId, actor.id) };
    if ((await WorkedRow.exists(row)) ? works : !works) return view(actor, idea);
    await change(actor, idea, async (tx) => {
      const { session } = tx;
      const at = new Date();
      const userId = new Types.ObjectId(actor.id);
      if (works) await WorkedRow.create([{ ...row, commentId, userId, at }], { session });
      else await WorkedRow.deleteOne(row, { session });
      await rowIn(tx, idea, comment, at);
      const worked = await WorkedRow.countDocuments({ commentId: comment._id }).session(session);
      await AnswerRow.updateOne({ _id: comment._id }, { $set: { worked } }, { session });
      return true;
    }).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
    return view(actor, idea);
  },

  /** What answered questions whose texts are wiped. */
  async forgetOf(ideaIds: Types.ObjectId[]): Promise<void> {
    const rows = await AnswerRow.find({ ideaId: { $in: ideaIds } }, { _id: 1 }).lean();
    await WorkedRow.deleteMany({ commentId: { $in: rows.map(({ _id }) => _id) } });
    await AnswerRow.deleteMany({ ideaId: { $in: ideaIds } });
  },
};

/** An accepted answer that is deleted or hidden answers nothing, until it comes back. */
export const runSolutions = () =>
  runConsumer({
    name: 'solutions',
    kinds: ['comment.deleted', 'comment.restored', 'thing.moderated'],
    async handle({ actorId, data: { ideaId } }) {
      const solves = { $eq: new Types.ObjectId(ideaId), $type: 'objectId' as const };
      const accepted = await AnswerRow.findOne({ solves }).lean();
      if (!accepted) return;
      const comment = await CommentRow.findById(accepted._id).lean();
      await transact(async (tx) => {
        await pinIn(tx, accepted.ideaId, comment && isReadable(comment) ? comment : null);
        await tx.record({ kind: 'idea.solved', actorId, data: { ideaId } });
      });
    },
  });
