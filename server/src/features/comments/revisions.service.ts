import type { CommentRevisionView } from '@leaven/shared/comments/comments.schemas';
import { notFound } from '@leaven/shared/http/errors';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { namedNow } from '../ideas/mentions';
import { requireComment } from './comments.service';
import { type CommentRevision, CommentRevisionRow, standingRevision } from './revisions.model';

const newestFirst = (commentId: string): KeysetOrder<CommentRevision> => ({
  list: `comment-revisions:${commentId}`,
  field: 'rev',
  direction: -1,
  reviveId: (id) => new Types.ObjectId(id),
});

/**
 * What a comment said before, newest first.
 * @throws AppError 404 also for one that was deleted or is hidden: its place tells nothing of what it said
 */
export async function listRevisions(
  actor: Actor,
  commentId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: CommentRevisionView[]; nextCursor: string | null }> {
  const { comment } = await requireComment(actor, commentId);
  if (comment.deletedAt || comment.hiddenAt) throw notFound('comment');
  const order = newestFirst(commentId);
  const rows = await CommentRevisionRow.find({
    $and: [{ commentId: comment._id }, afterCursor(order, page.cursor)],
  })
    .sort(sortOf(order))
    .limit(page.limit + 1)
    .lean();
  const all = rows.length === 0 && !page.cursor ? [standingRevision(comment)] : rows;
  const { rows: shown, nextCursor } = pageOf(order, all, page);
  const named = await namedNow(shown.map(({ body }) => body));
  return {
    items: shown.map(({ _id, rev, body, at }) => ({
      id: String(_id),
      rev,
      body: named(body),
      at: at.toISOString(),
    })),
    nextCursor,
  };
}
