import { commentsPolicy } from '@leaven/shared/comments/comments.policy';
import { conflict, notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { type ExtensionView, MOST_EXTENSIONS } from '@leaven/shared/ideas/extensions.schemas';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { isDuplicate, transact } from '../../database/connection';
import { excerptOf } from '../ideas/excerpt';
import { ideaState } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';
import { namedNow } from '../ideas/mentions';
import { touchIdea } from '../ideas/touch';
import { personRefs } from '../users/users.refs';
import { CommentRow, commentState, wasRemoved } from './comments.model';
import { type Extension, ExtensionRow } from './extensions.model';

/**
 * What its writer deletes stays in the idea, which was extended by it. What a moderator removes or hides is
 * shown nowhere, and comes back with the comment.
 */
async function withoutRemoved(rows: Extension[]): Promise<Extension[]> {
  if (rows.length === 0) return rows;
  const deleted = await CommentRow.find(
    {
      _id: { $in: rows.map(({ _id }) => _id) },
      $or: [{ deletedAt: { $ne: null } }, { hiddenAt: { $ne: null } }],
    },
    { authorId: 1, deletedById: 1, hiddenAt: 1 },
  ).lean();
  const isGone = (row: (typeof deleted)[number]) => row.hiddenAt != null || wasRemoved(row);
  const removed = new Set(deleted.filter(isGone).map(({ _id }) => String(_id)));
  return rows.filter(({ _id }) => !removed.has(String(_id)));
}

async function present(rows: Extension[]): Promise<ExtensionView[]> {
  const refs = await personRefs(rows.map(({ authorId }) => authorId));
  const named = await namedNow(rows.map(({ body }) => body));
  return rows.map(({ _id, authorId, body, takenAt }) => ({
    id: String(_id),
    author: refs(authorId),
    body: named(body),
    takenAt: takenAt.toISOString(),
  }));
}

export const extensions = {
  /** Taking it again changes nothing, not even what it said when it was taken. */
  async take(actor: Actor, ideaId: string, commentId: string): Promise<ExtensionView> {
    const idea = await ideas.require(ideaId, actor);
    const comment = await CommentRow.findOne({ _id: commentId, ideaId: idea._id }).lean();
    if (!comment) throw notFound('comment');
    enforce(commentsPolicy.take(actor, ideaState(idea), commentState(comment)));
    const { _id, authorId, body } = comment;
    const takenById = new Types.ObjectId(actor.id);
    const row: Extension = {
      ...{ _id, ideaId: idea._id, authorId, body, takenById },
      takenAt: new Date(),
    };
    if (!(await ExtensionRow.exists({ _id })))
      await transact(async (tx) => {
        await touchIdea(tx, idea);
        const taken = await ExtensionRow.countDocuments({ ideaId: idea._id }).session(tx.session);
        if (taken >= MOST_EXTENSIONS)
          throw conflict(
            'too_many_extensions',
            `An idea can take in ${MOST_EXTENSIONS} comments at most.`,
          );
        await ExtensionRow.create([row], { session: tx.session });
        await tx.record({
          kind: 'idea.extended',
          actorId: actor.id,
          data: {
            ideaId,
            ideaTitle: idea.title,
            commentId,
            writerId: authorId ? String(authorId) : null,
            excerpt: excerptOf(body, 140),
          },
        });
      }).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    const [view] = await present([(await ExtensionRow.findById(_id).lean()) ?? row]);
    if (!view) throw notFound('comment');
    return view;
  },

  async leave(actor: Actor, ideaId: string, commentId: string): Promise<void> {
    const idea = await ideas.require(ideaId, actor);
    enforce(ideasPolicy.grow(actor, ideaState(idea)));
    const row = { _id: commentId, ideaId: idea._id };
    if (!(await ExtensionRow.exists(row))) return;
    await transact(async (tx) => {
      await touchIdea(tx, idea);
      await ExtensionRow.deleteOne(row, { session: tx.session });
      await tx.record({
        kind: 'idea.extension_left',
        actorId: actor.id,
        data: { ideaId, commentId },
      });
    });
  },

  /** What was taken into an idea, the first first. */
  async of(ideaId: Types.ObjectId): Promise<ExtensionView[]> {
    const rows = await ExtensionRow.find({ ideaId })
      .sort({ takenAt: 1, _id: 1 })
      .limit(MOST_EXTENSIONS)
      .lean();
    return present(await withoutRemoved(rows));
  },

  withoutRemoved,

  /** What deleted ideas had taken in goes with their texts. */
  async forgetOf(ideaIds: Types.ObjectId[]): Promise<void> {
    await ExtensionRow.deleteMany({ ideaId: { $in: ideaIds } });
  },
};
