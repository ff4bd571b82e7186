import { commentsPolicy } from '@leaven/shared/comments/comments.policy';
import { notFound } from '@leaven/shared/http/errors';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { IdeaRow, ideaState } from '../ideas/ideas.model';
import { UserRow } from '../users/users.model';
import { type Comment, CommentRow, commentState } from './comments.model';
import { requireComment } from './comments.service';
import { NoteRow } from './notes.model';

/** A comment or a staff note: whoever asks for it asks the policy whose it is to see. */
const findAny = async (id: string): Promise<Comment | null> =>
  (await CommentRow.findById(id).lean()) ?? (await NoteRow.findById(id).lean());

/** Who may see an idea, or what is said about it, for those who tell of it or keep what belongs to it. */
export const sight = {
  /** Whether an idea is deleted, and a comment or a staff note on it where one is named. */
  async goneOf(ideaId: string, commentId: string | null) {
    const there = (_id: string | null) => ({ _id, deletedAt: null });
    const ideaGone = !(await IdeaRow.exists(there(ideaId)));
    const commentGone =
      commentId !== null &&
      !(await CommentRow.exists(there(commentId))) &&
      !(await NoteRow.exists(there(commentId)));
    return { ideaGone, commentGone };
  },

  /** Whether nothing is hidden: an idea, and a comment on it where one is named. */
  async isShown(ideaId: string, commentId: string | null): Promise<boolean> {
    if (!(await IdeaRow.exists({ _id: ideaId, hiddenAt: null }))) return false;
    if (commentId === null) return true;
    // A staff note is never hidden from those it is for.
    return (
      (await CommentRow.exists({ _id: commentId, hiddenAt: null })) !== null ||
      (await NoteRow.exists({ _id: commentId })) !== null
    );
  },

  /** @throws AppError 404 unless this person may read what it says */
  async requireReadable(actor: Actor, id: string): Promise<void> {
    const { comment } = await requireComment(actor, id);
    if (comment.deletedAt || !commentsPolicy.sees(actor, commentState(comment)))
      throw notFound('comment');
  },

  /** Whether an idea is there for somebody, neither deleted nor hidden, and a comment where one is named. */
  async isThere(viewer: Actor, ideaId: string, commentId: string | null): Promise<boolean> {
    const idea = await IdeaRow.findById(ideaId).lean();
    if (!idea || idea.deletedAt || !ideasPolicy.sees(viewer, ideaState(idea))) return false;
    if (commentId === null) return true;
    const comment = await findAny(commentId);
    return !!comment && !comment.deletedAt && commentsPolicy.sees(viewer, commentState(comment));
  },

  /**
   * Those of these people who may read an idea, or a comment on it where one is named, once it is not
   * hidden any more: what is hidden for now is told when it is shown again.
   */
  async readersAmong(
    userIds: readonly string[],
    ideaId: string,
    commentId: string | null,
  ): Promise<string[]> {
    const [people, idea, comment] = await Promise.all([
      UserRow.find({ _id: { $in: userIds }, disabledAt: null }, { role: 1 }).lean(),
      IdeaRow.findOne({ _id: ideaId, deletedAt: null }).lean(),
      commentId === null ? null : findAny(commentId),
    ]);
    if (!idea || (commentId !== null && (!comment || comment.deletedAt))) return [];
    const actors = people.map(({ _id, role }) => ({ id: String(_id), role }));
    const mayRead = (actor: Actor) =>
      ideasPolicy.sees(actor, { ...ideaState(idea), hidden: false }) &&
      (!comment || commentsPolicy.sees(actor, { ...commentState(comment), hidden: false }));
    return actors.filter(mayRead).map(({ id }) => id);
  },
};
