import { type ReactionKind, reactionKinds } from '@leaven/shared/comments/reactions.schemas';
import type { Comment } from '../comments/comments.model';
import { type Reaction, reactionRow } from '../comments/reactions.model';
import { chance } from './chance';
import { demoContent } from './content';
import type { Calendar } from './demo.calendar';

/** Of all people so many react to a comment, some comments more than others. */
const MOST_SHARE = 0.14;
/** The likelier the further in front: most people say "good". */
const ORDER: readonly ReactionKind[] = ['thumbs_up', 'thumbs_up', 'thumbs_up', ...reactionKinds];

/** How people reacted to the comments of the content, the same at every start. */
export function reactionRows(calendar: Calendar, comments: readonly Comment[]): Reaction[] {
  return demoContent.comments.flatMap((written, i) => {
    const comment = comments[i];
    if (!comment || comment.deletedAt || comment.hiddenAt) return [];
    const share = MOST_SHARE * chance(`liked ${written.key}`) ** 2;
    return demoContent.people
      .filter(({ key }) => key !== written.author && chance(`${key} reads ${written.key}`) < share)
      .map(({ key }) => {
        const pick = Math.floor(chance(`${key} feels ${written.key}`) * ORDER.length);
        const at = new Date(comment.postedAt.getTime() + 3_600_000);
        return reactionRow(comment._id, calendar.person(key), ORDER[pick] ?? 'thumbs_up', at);
      });
  });
}
