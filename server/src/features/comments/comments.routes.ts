import {
  deleteComment,
  getReading,
  listCommentRevisions,
  listComments,
  markRead,
  postComment,
  restoreComment,
  updateComment,
} from '@leaven/shared/comments/comments.api';
import { route } from '../../http/route';
import { comments } from './comments.service';
import { keeperFor, keeperOf } from './notes.service';
import { reading } from './reading.service';
import { listRevisions } from './revisions.service';

export const commentsRoutes = [
  route(listComments, ({ params, query }, actor) => comments.list(actor, params.ideaId, query)),
  route(postComment, async ({ params, body }, actor, { entityId }) =>
    (await keeperFor(actor, body)).post(actor, params.ideaId, body, entityId),
  ),
  route(updateComment, async ({ params, body }, actor) =>
    (await keeperOf(params.commentId)).edit(actor, params.commentId, body),
  ),
  route(listCommentRevisions, ({ params, query }, actor) =>
    listRevisions(actor, params.commentId, query),
  ),
  route(deleteComment, async ({ params }, actor) =>
    (await keeperOf(params.commentId)).remove(actor, params.commentId),
  ),
  route(restoreComment, async ({ params }, actor) =>
    (await keeperOf(params.commentId)).restore(actor, params.commentId),
  ),
  route(getReading, ({ params }, actor) => reading.of(actor, params.ideaId)),
  route(markRead, ({ params, body }, actor) => reading.mark(actor, params.ideaId, body.readAt)),
];
