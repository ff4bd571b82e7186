import { all, allow, closed, forbidden, type Verdict } from '../http/verdict';
import type { IdeaStage } from '../stages';
import { type Actor, has } from '../users/roles';
import type { DecidableStage } from './ideas.schemas';

/** What the policies need to know of an idea. */
export interface IdeaState {
  stage: IdeaStage;
  authorId: string | null;
  /** Who accepted to write it together with its author. */
  coAuthorIds: readonly string[];
  deleted: boolean;
  /** From everybody but its authors and moderators. */
  hidden: boolean;
  /** Whether others were merged into it; only deleting asks. */
  hasMerged?: boolean;
}

/** From which stage which decisions may be taken. */
const transitions: Record<IdeaStage, readonly DecidableStage[]> = {
  draft: [],
  open: ['in_review', 'declined'],
  in_review: ['open', 'declined'],
  declined: ['open', 'in_review'],
  promoted: [],
  merged: [],
  // By reviving it.
  archived: [],
};

const alive = (idea: IdeaState): Verdict =>
  idea.deleted ? closed('idea_deleted', 'This idea was deleted.') : allow;

/** While something is hidden, nothing happens to it but what its authors mend. */
export const shown = (idea: IdeaState): Verdict =>
  idea.hidden ? closed('idea_hidden', 'This idea is hidden until a moderator shows it.') : allow;

const notMerged = (idea: IdeaState): Verdict =>
  idea.stage === 'merged' ? closed('idea_merged', 'This idea is merged.') : allow;
const notArchived = (idea: IdeaState): Verdict =>
  idea.stage === 'archived' ? closed('idea_archived', 'This idea is archived.') : allow;

const isAuthor = (actor: Actor, idea: IdeaState) => idea.authorId === actor.id;

/** Whose idea it is: its author's and its co-authors'. */
export const isTheirs = (
  actor: Pick<Actor, 'id'>,
  idea: Pick<IdeaState, 'authorId' | 'coAuthorIds'>,
): boolean => idea.authorId === actor.id || idea.coAuthorIds.includes(actor.id);

/** Whether people still vote for an idea in this stage; a vote revives what is archived. */
export const takesVotes = (stage: IdeaStage): boolean =>
  stage === 'open' || stage === 'in_review' || stage === 'archived';

/** Whether counts of an idea in this stage can sway votes: what was merged counts on where it went. */
export const swaysVotes = (stage: IdeaStage): boolean => takesVotes(stage) || stage === 'merged';

/** Who keeps the archive: its authors, and whoever keeps the talk. */
const archivist = (actor: Actor, idea: IdeaState): Verdict =>
  isTheirs(actor, idea) || has(actor, 'moderate')
    ? allow
    : forbidden('not_archivist', 'Only its authors, a moderator or a manager may do this.');

const writable = (idea: IdeaState): Verdict =>
  idea.stage === 'promoted'
    ? closed('idea_promoted', 'This idea was promoted; its project goes on with it.')
    : all(notMerged(idea), notArchived(idea));

const decider = (actor: Actor): Verdict =>
  has(actor, 'decide') ? allow : forbidden('deciders_only', 'Only managers may decide on ideas.');

export const ideasPolicy = {
  post: (_actor: Actor): Verdict => allow,

  /** A refusal is a 404: that there is something hidden is not told either. */
  sees: (actor: Actor | undefined, idea: IdeaState): boolean =>
    !idea.hidden || (actor !== undefined && (isTheirs(actor, idea) || has(actor, 'moderate'))),

  edit: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      alive(idea),
      isTheirs(actor, idea) ? allow : forbidden('not_author', 'Only its authors may edit an idea.'),
      writable(idea),
    ),

  /** Taking others' comments into it, and saying what it needs. */
  grow: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      alive(idea),
      isTheirs(actor, idea)
        ? allow
        : forbidden('not_author', 'Only its authors may say what goes into an idea.'),
      writable(idea),
    ),

  /** Making an earlier text the current one again: also the way back from a text that must not stay. */
  restoreRevision: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      alive(idea),
      isTheirs(actor, idea) || has(actor, 'moderate')
        ? allow
        : forbidden('not_author', 'Only its authors or a moderator may restore an earlier text.'),
      writable(idea),
    ),

  inviteCoAuthor: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      alive(idea),
      isAuthor(actor, idea)
        ? allow
        : forbidden('not_author', 'Only its author may invite co-authors.'),
      shown(idea),
      writable(idea),
    ),

  /** For who is invited. */
  acceptCoAuthorship: (_actor: Actor, idea: IdeaState): Verdict =>
    all(alive(idea), shown(idea), writable(idea)),

  /** Leaving is always possible. */
  endCoAuthorship: (actor: Actor, idea: IdeaState, personId: string): Verdict =>
    isAuthor(actor, idea) || actor.id === personId
      ? allow
      : forbidden('not_author', 'Only its author may part with a co-author.'),

  seeInvitations: (actor: Actor, idea: IdeaState): Verdict =>
    isTheirs(actor, idea)
      ? allow
      : forbidden('not_author', 'Only its authors see who was invited.'),

  delete: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      isAuthor(actor, idea) || has(actor, 'moderate')
        ? allow
        : forbidden('not_author', 'Only its author or a manager may delete an idea.'),
      alive(idea),
      idea.stage === 'promoted'
        ? closed('idea_promoted', 'This idea was promoted; its project links to it.')
        : allow,
      idea.hasMerged
        ? closed('idea_has_merged', 'Other ideas were merged into this one; undo that first.')
        : allow,
    ),

  flag: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      isTheirs(actor, idea) ? forbidden('flag_own', 'You cannot flag what you wrote.') : allow,
      alive(idea),
    ),

  /** On an archived idea too: a comment revives it. */
  comment: (_actor: Actor, idea: IdeaState): Verdict =>
    all(alive(idea), shown(idea), notMerged(idea)),

  /** What is under review waits for a decision: only who decides may put it away. */
  archive: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      idea.stage === 'in_review' ? decider(actor) : archivist(actor, idea),
      alive(idea),
      shown(idea),
      idea.stage === 'open' || idea.stage === 'in_review'
        ? allow
        : closed('no_such_step', `An idea cannot go from ${idea.stage} to archived.`),
    ),

  revive: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      archivist(actor, idea),
      alive(idea),
      shown(idea),
      idea.stage === 'archived'
        ? allow
        : closed('not_archived', 'Only an archived idea can be revived.'),
    ),

  decide: (actor: Actor, idea: IdeaState, to: DecidableStage): Verdict =>
    all(
      decider(actor),
      alive(idea),
      shown(idea),
      idea.stage === to
        ? closed('already_there', 'This idea is in that stage already.')
        : transitions[idea.stage].includes(to)
          ? allow
          : closed('no_such_step', `An idea cannot go from ${idea.stage} to ${to}.`),
    ),

  /** Moving it to another category, by who keeps the talk: its authors do so by editing it. */
  move: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      has(actor, 'moderate')
        ? allow
        : forbidden('moderators_only', 'Only moderators and managers may move ideas.'),
      alive(idea),
      shown(idea),
      writable(idea),
    ),

  /** @param stewardId who holds it now */
  handOn: (actor: Actor, idea: IdeaState, stewardId: string): Verdict =>
    all(
      stewardId === actor.id || has(actor, 'decide')
        ? allow
        : forbidden('not_steward', 'Only its steward or a manager may hand an idea on.'),
      alive(idea),
      idea.stage === 'open' || idea.stage === 'in_review'
        ? allow
        : closed('no_answer_due', 'This idea waits for no answer.'),
    ),

  /** The official reply. @param stewardId who holds the idea now */
  reply: (actor: Actor, idea: IdeaState, stewardId: string): Verdict =>
    all(
      stewardId === actor.id || has(actor, 'decide')
        ? allow
        : forbidden('not_steward', 'Only its steward or a manager may reply officially.'),
      alive(idea),
      shown(idea),
      notMerged(idea),
    ),

  promote: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      decider(actor),
      alive(idea),
      shown(idea),
      idea.stage === 'open' || idea.stage === 'in_review'
        ? allow
        : closed(
            idea.stage === 'promoted' ? 'idea_promoted' : 'no_such_step',
            idea.stage === 'promoted'
              ? 'This idea has been promoted already.'
              : `An idea cannot go from ${idea.stage} to promoted.`,
          ),
    ),

  /** The decisions open to this person, now. */
  decisionsFor: (actor: Actor, idea: IdeaState): DecidableStage[] =>
    transitions[idea.stage].filter((to) => ideasPolicy.decide(actor, idea, to).allowed),
};
