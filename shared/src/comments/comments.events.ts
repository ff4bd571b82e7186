import * as z from 'zod/mini';
import { defineEvent } from '../realtime/event';
import { commentFacts } from './comments.schemas';

/** To the idea's room: a comment was posted, edited, deleted or restored; it is shown as it is now. */
export const commentChanged = defineEvent('comment.changed', z.object({ comment: commentFacts }));
