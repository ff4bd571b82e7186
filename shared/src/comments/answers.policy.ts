import { all, allow, closed, forbidden, type Verdict } from '../http/verdict';
import { type IdeaState, ideasPolicy, isTheirs } from '../ideas/ideas.policy';
import type { Actor } from '../users/roles';
import type { CommentState } from './comments.policy';

/** What the policies need to know of a question, besides the idea it is written as. */
export interface QuestionState {
  idea: IdeaState;
  stewardId: string;
  /** Its category takes questions. */
  isQuestion: boolean;
}

const question = ({ isQuestion }: QuestionState): Verdict =>
  isQuestion ? allow : closed('not_a_question', 'Only a question can have an answer.');

/** It can be read by everybody. */
const readable = (comment: CommentState): Verdict =>
  comment.deleted || comment.hidden
    ? closed('comment_gone', 'This comment was deleted or is hidden.')
    : allow;

export const answersPolicy = {
  /** Accepting an answer, or taking that back. */
  solve: (actor: Actor, state: QuestionState): Verdict =>
    all(
      isTheirs(actor, state.idea) || state.stewardId === actor.id
        ? allow
        : forbidden('not_asker', 'Only who asked, or the steward, may accept an answer.'),
      question(state),
      ideasPolicy.comment(actor, state.idea),
    ),

  accept: (actor: Actor, state: QuestionState, comment: CommentState): Verdict =>
    all(answersPolicy.solve(actor, state), readable(comment)),

  sayWorked: (actor: Actor, state: QuestionState, comment: CommentState): Verdict =>
    all(
      comment.authorId === actor.id
        ? forbidden('own_answer', 'Whether it works is for others to say.')
        : allow,
      question(state),
      ideasPolicy.comment(actor, state.idea),
      readable(comment),
    ),
};
