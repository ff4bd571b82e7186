import { answersChanged } from '@leaven/shared/comments/answers.events';
import { commentChanged, noteChanged } from '@leaven/shared/comments/comments.events';
import { rooms } from '@leaven/shared/realtime/rooms';
import { onEvent } from '../../events/log';
import { announce } from '../../realtime/announce';
import { pagesOf } from '../ideas/merged-set';
import { CommentRow } from './comments.model';
import { presentComments } from './comments.presenter';
import { NoteRow, nextStaffRev } from './notes.model';

/** Tells who looks at its idea, and at what that was merged into. */
async function announceComment({ data }: { data: { commentId: string } }) {
  const row = await CommentRow.findById(data.commentId).lean();
  const [comment] = row ? await presentComments([row]) : [];
  if (!comment) return;
  announce((await pagesOf(comment.ideaId)).map(rooms.idea), commentChanged, { comment });
}

/** Tells staff who look at its idea, each page with its own count. */
async function announceNote({ data }: { data: { commentId: string } }) {
  const row = await NoteRow.findById(data.commentId).lean();
  const [comment] = row ? await presentComments([row]) : [];
  if (!comment) return;
  for (const ideaId of await pagesOf(comment.ideaId))
    announce(rooms.staff(ideaId), noteChanged, {
      ideaId,
      rev: await nextStaffRev(ideaId),
      comment,
    });
}

export function announceComments(): void {
  onEvent('comment.posted', announceComment);
  onEvent('comment.edited', announceComment);
  onEvent('comment.deleted', announceComment);
  onEvent('comment.restored', announceComment);
  onEvent('note.posted', announceNote);
  onEvent('note.changed', announceNote);
  onEvent('thing.moderated', ({ data: { thing, targetId } }) =>
    thing === 'comment' ? announceComment({ data: { commentId: targetId } }) : undefined,
  );
  onEvent('idea.solved', ({ data: { ideaId } }) =>
    announce(rooms.idea(ideaId), answersChanged, { ideaId }),
  );
  onEvent('idea.extended', announceComment);
  onEvent('idea.extension_left', announceComment);
}
