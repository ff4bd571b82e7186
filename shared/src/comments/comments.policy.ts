import { all, allow, closed, forbidden, type Verdict } from '../http/verdict';
import { type IdeaState, shown as ideaShown, ideasPolicy, isTheirs } from '../ideas/ideas.policy';
import { type Actor, has } from '../users/roles';
import type { CommentView } from './comments.schemas';
import { notesPolicy } from './notes.policy';

export interface CommentState {
  authorId: string | null;
  deleted: boolean;
  /** From everybody but its author and moderators. */
  hidden: boolean;
  /** It belongs to an idea that was merged into the one whose thread shows it. */
  cameAlong?: boolean;
  /** A staff note. */
  staff?: boolean;
}

const alive = (comment: CommentState): Verdict =>
  comment.deleted ? closed('comment_deleted', 'This comment was deleted.') : allow;

const shown = (comment: CommentState): Verdict =>
  comment.hidden
    ? closed('comment_hidden', 'This comment is hidden until a moderator shows it.')
    : allow;

/** What is said among staff goes no further. */
const forEverybody = (comment: CommentState): Verdict =>
  comment.staff ? closed('staff_note', 'This is a staff note; it stays among staff.') : allow;

const among = (actor: Actor, comment: CommentState): Verdict =>
  comment.staff ? notesPolicy.see(actor) : allow;

const isAuthor = (actor: Actor, comment: CommentState) => comment.authorId === actor.id;

export const commentsPolicy = {
  reply: (actor: Actor, idea: IdeaState, parent: CommentState): Verdict =>
    all(among(actor, parent), alive(parent), shown(parent), ideasPolicy.comment(actor, idea)),

  react: (actor: Actor, idea: IdeaState, comment: CommentState): Verdict =>
    all(among(actor, comment), alive(comment), shown(comment), ideasPolicy.comment(actor, idea)),

  edit: (actor: Actor, idea: IdeaState, comment: CommentState): Verdict =>
    all(
      among(actor, comment),
      isAuthor(actor, comment)
        ? allow
        : forbidden('not_author', 'Only its author may edit a comment.'),
      alive(comment),
      ideasPolicy.comment(actor, idea),
    ),

  delete: (actor: Actor, comment: CommentState): Verdict =>
    all(
      among(actor, comment),
      isAuthor(actor, comment) || has(actor, 'moderate')
        ? allow
        : forbidden('not_author', 'Only its author or a manager may delete a comment.'),
      alive(comment),
    ),

  /** Taking it into the idea, or out of it again. */
  take: (actor: Actor, idea: IdeaState, comment: CommentState): Verdict =>
    all(
      ideasPolicy.grow(actor, idea),
      forEverybody(comment),
      comment.authorId !== null && isTheirs({ id: comment.authorId }, idea)
        ? forbidden('own_comment', 'What the authors say themselves they can write into the idea.')
        : allow,
      alive(comment),
      comment.cameAlong
        ? closed(
            'comment_came_along',
            'This comment came with a merged idea and may leave with it.',
          )
        : allow,
      ideaShown(idea),
      shown(comment),
    ),

  /** Its words, while they are hidden or among staff; else everybody does. */
  sees: (actor: Actor, comment: CommentState): boolean =>
    among(actor, comment).allowed &&
    (!comment.hidden || isAuthor(actor, comment) || has(actor, 'moderate')),

  flag: (actor: Actor, comment: CommentState): Verdict =>
    all(
      isAuthor(actor, comment) ? forbidden('flag_own', 'You cannot flag what you wrote.') : allow,
      forEverybody(comment),
      alive(comment),
    ),

  abilities: (actor: Actor, idea: IdeaState, comment: CommentState): CommentView['abilities'] => ({
    edit: commentsPolicy.edit(actor, idea, comment).allowed,
    delete: commentsPolicy.delete(actor, comment).allowed,
    flag: commentsPolicy.flag(actor, comment).allowed,
    reply: commentsPolicy.reply(actor, idea, comment).allowed,
    take: commentsPolicy.take(actor, idea, comment).allowed,
    react: commentsPolicy.react(actor, idea, comment).allowed,
  }),
};
