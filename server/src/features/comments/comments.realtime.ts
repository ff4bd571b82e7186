import { commentChanged } from '@leaven/shared/comments/comments.events';
import { rooms } from '@leaven/shared/realtime/rooms';
import { onEvent } from '../../events/log';
import { announce } from '../../realtime/announce';
import { CommentRow } from './comments.model';
import { presentComments } from './comments.presenter';

async function announceComment({ data }: { data: { ideaId: string; commentId: string } }) {
  const row = await CommentRow.findById(data.commentId).lean();
  const [comment] = row ? await presentComments([row]) : [];
  if (comment) announce(rooms.idea(data.ideaId), commentChanged, { comment });
}

export function announceComments(): void {
  onEvent('comment.posted', announceComment);
  onEvent('comment.edited', announceComment);
  onEvent('comment.deleted', announceComment);
  onEvent('comment.restored', announceComment);
  onEvent('thing.moderated', ({ data: { thing, targetId, ideaId } }) =>
    thing === 'comment' ? announceComment({ data: { ideaId, commentId: targetId } }) : undefined,
  );
  onEvent('idea.extended', announceComment);
  onEvent('idea.extension_left', announceComment);
}
