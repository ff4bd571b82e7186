import { all, allow, closed, forbidden, type Verdict } from '../http/verdict';
import { type IdeaState, shown } from '../ideas/ideas.policy';
import type { IdeaStage } from '../stages';
import { type Actor, has } from '../users/roles';

/** So many ideas may be merged into one, by however many steps. */
export const MOST_MERGED = 50;

const alive = (idea: IdeaState): Verdict =>
  idea.deleted ? closed('idea_deleted', 'This idea was deleted.') : allow;

/** Moderators merge what they find twice; an author may give up an own idea for a better one. */
const mayMerge = (actor: Actor, idea: IdeaState): Verdict =>
  has(actor, 'moderate') || idea.authorId === actor.id
    ? allow
    : forbidden('not_author', 'Only its author or a moderator may merge an idea into another.');

/** Stages out of which nobody merges. */
const neverMerged: Partial<Record<IdeaStage, Verdict>> = {
  draft: closed('idea_draft', 'This idea is a draft.'),
  merged: closed('idea_merged', 'This idea is merged already.'),
  promoted: closed('idea_promoted', 'This idea was promoted; its project links to it.'),
};

export const mergingPolicy = {
  mayMerge,

  /** Whether an idea may be merged into some other at all. */
  merge: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      mayMerge(actor, idea),
      alive(idea),
      shown(idea),
      neverMerged[idea.stage] ?? allow,
      idea.stage === 'open' || has(actor, 'moderate')
        ? allow
        : closed(`idea_${idea.stage}`, 'Its author may merge an idea only while it is open.'),
    ),

  /** Whether another may be merged into this one. */
  receive: (actor: Actor, into: IdeaState): Verdict => {
    const { stage } = into;
    const takes =
      stage === 'open' || stage === 'in_review' || (stage === 'promoted' && has(actor, 'decide'));
    return all(
      into.deleted ? closed('into_deleted', 'The other idea was deleted.') : allow,
      into.hidden
        ? closed('into_hidden', 'The other idea is hidden until a moderator shows it.')
        : allow,
      takes
        ? allow
        : closed(`into_${stage}`, 'The other idea is not open; nothing can be merged into it.'),
    );
  },

  /** @param merge by whom it was merged; null where it is not */
  undo: (actor: Actor, idea: IdeaState, merge: { byId: string | null } | null): Verdict =>
    all(
      mayMerge(actor, idea),
      has(actor, 'moderate') || merge === null || merge.byId === actor.id
        ? allow
        : forbidden('not_merger', 'A moderator merged this idea; only a moderator may undo it.'),
      alive(idea),
      shown(idea),
    ),
};
