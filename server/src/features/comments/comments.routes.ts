import {
  deleteComment,
  getReading,
  listComments,
  markRead,
  postComment,
  restoreComment,
  updateComment,
} from '@leaven/shared/comments/comments.api';
import { route } from '../../http/route';
import { comments } from './comments.service';
import { reading } from './reading.service';

export const commentsRoutes = [
  route(listComments, ({ params, query }, actor) => comments.list(actor, params.ideaId, query)),
  route(postComment, ({ params, body }, actor, { entityId }) =>
    comments.post(actor, params.ideaId, body, entityId),
  ),
  route(updateComment, ({ params, body }, actor) => comments.edit(actor, params.commentId, body)),
  route(deleteComment, ({ params }, actor) => comments.remove(actor, params.commentId)),
  route(restoreComment, ({ params }, actor) => comments.restore(actor, params.commentId)),
  route(getReading, ({ params }, actor) => reading.of(actor, params.ideaId)),
  route(markRead, ({ params, body }, actor) => reading.mark(actor, params.ideaId, body.readAt)),
];
