import { answersChanged } from '@leaven/shared/comments/answers.events';
import { commentChanged } from '@leaven/shared/comments/comments.events';
import { rooms } from '@leaven/shared/realtime/rooms';
import { onEvent } from '../../events/log';
import { announce } from '../../realtime/announce';
import { pagesOf } from '../ideas/merged-set';
import { CommentRow } from './comments.model';
import { presentComments } from './comments.presenter';

/** Tells who looks at its idea, and at what that was merged into. */
async function announceComment({ data }: { data: { commentId: string } }) {
  const row = await CommentRow.findById(data.commentId).lean();
  const [comment] = row ? await presentComments([row]) : [];
  if (!comment) return;
  announce((await pagesOf(comment.ideaId)).map(rooms.idea), commentChanged, { comment });
}

export function announceComments(): void {
  onEvent('comment.posted', announceComment);
  onEvent('comment.edited', announceComment);
  onEvent('comment.deleted', announceComment);
  onEvent('comment.restored', announceComment);
  onEvent('thing.moderated', ({ data: { thing, targetId } }) =>
    thing === 'comment' ? announceComment({ data: { commentId: targetId } }) : undefined,
  );
  onEvent('idea.solved', ({ data: { ideaId } }) =>
    announce(rooms.idea(ideaId), answersChanged, { ideaId }),
  );
  onEvent('idea.extended', announceComment);
  onEvent('idea.extension_left', announceComment);
}
