import { all, allow, forbidden, type Verdict } from '../http/verdict';
import { type IdeaState, ideasPolicy } from '../ideas/ideas.policy';
import { type Actor, has } from '../users/roles';

/** Staff notes: comments for those who keep the talk or decide, whoever's the idea is. */
export const notesPolicy = {
  see: (actor: Pick<Actor, 'role'>): Verdict =>
    has(actor, 'moderate')
      ? allow
      : forbidden(
          'staff_only',
          'Staff notes are for moderators, managers and administrators alone.',
        ),

  /** As long as the idea takes comments. */
  write: (actor: Actor, idea: IdeaState): Verdict =>
    all(notesPolicy.see(actor), ideasPolicy.comment(actor, idea)),
};
