import * as z from 'zod/mini';
import { id, instant } from '../http/fields';
import { defineEvent } from '../realtime/event';
import { personRef } from '../users/users.schemas';
import { commentFacts } from './comments.schemas';
import { reactionCount, reactionKind } from './reactions.schemas';

/** To the idea's room: a comment was posted, edited, deleted or restored; it is shown as it is now. */
export const commentChanged = defineEvent('comment.changed', z.object({ comment: commentFacts }));

/**
 * To `staff:<ideaId>`: a staff note was posted, edited, deleted or restored. `rev` counts what is told there,
 * by itself: counted with what everybody sees, it would tell them that something was said.
 */
export const noteChanged = defineEvent(
  'note.changed',
  z.object({ ideaId: id, rev: z.int(), comment: commentFacts }),
);

/** To the room in which the comment is seen: somebody reacted to a comment, or took it back. */
export const commentReacted = defineEvent(
  'comment.reacted',
  z.object({
    commentId: id,
    ideaId: id,
    reactions: z.array(reactionCount),
    by: z.object({ personId: id, kind: reactionKind, isSet: z.boolean() }),
  }),
);

/** From who writes a comment for everybody, while they type. */
export const typingSignal = z.strictObject({ ideaId: id });

/** To the others in the idea's room: somebody is writing a comment. Ends when it is not said again. */
export const someoneTyping = defineEvent(
  'thread.typing',
  z.object({ ideaId: id, person: personRef }),
);

/** To a reader, on every device: up to which moment they have read a thread. */
export const threadRead = defineEvent('thread.read', z.object({ ideaId: id, readAt: instant }));
