import type { DecidableStage } from '@leaven/shared/ideas/ideas.schemas';
import type { ModerationAction } from '@leaven/shared/moderation/moderation.schemas';
import type { IdeaStage, ProjectStage } from '@leaven/shared/stages';
import type { TrialAnswer } from '@leaven/shared/trials/trials.schemas';
import type { Role } from '@leaven/shared/users/roles';

/** Ideas that come together or go separate ways; `into` is the one whose page shows it. */
interface MergeFact {
  ideaId: string;
  ideaTitle: string;
  intoId: string;
  intoTitle: string;
}

/**
 * Every fact that may be written to the event log, by kind. A fact says what happened with the ids
 * to look the rest up; texts are cut to what a notification shows.
 */
export interface Facts {
  'idea.posted': { ideaId: string; categoryId: string };
  'idea.edited': { ideaId: string };
  'idea.co_author_invited': { ideaId: string; ideaTitle: string; personId: string };
  'idea.co_author_accepted': { ideaId: string; ideaTitle: string; personId: string };
  'idea.co_author_ended': {
    ideaId: string;
    ideaTitle: string;
    personId: string;
    how: 'declined' | 'withdrawn' | 'left' | 'removed';
  };
  'idea.deleted': { ideaId: string };
  'idea.restored': { ideaId: string };
  'idea.decided': {
    ideaId: string;
    ideaTitle: string;
    from: IdeaStage;
    to: DecidableStage | 'archived';
    reason: string;
  };
  /** Nothing has happened to it for long; it will be archived unless something does. */
  'idea.silent': { ideaId: string; ideaTitle: string };
  /** An idea has come to who must answer it: by its category, or handed on by somebody. */
  'idea.routed': {
    ideaId: string;
    ideaTitle: string;
    stewardId: string;
    handedOn: boolean;
    reason: string;
  };
  /** Its steward has answered it in a comment, or that answer was taken back: its clock has changed. */
  'idea.answered': { ideaId: string };
  'idea.replied': { ideaId: string; ideaTitle: string; replyId: string; excerpt: string };
  'idea.reply_taken_back': { ideaId: string; replyId: string };
  /** An answer is due soon, or late: somebody is reminded, once for each step of each due date. */
  'answer.due': {
    ideaId: string;
    ideaTitle: string;
    personId: string;
    what: 'soon' | 'late';
    as: 'steward' | 'stand_in' | 'administrator';
  };
  /** The same for several at once. */
  'answers.due': {
    count: number;
    personId: string;
    what: 'soon' | 'late';
    as: 'steward' | 'stand_in' | 'administrator';
  };
  /** A moderator put it into another category. */
  'idea.moved': { ideaId: string };
  /** Several at once: their category's steward changed, or somebody left. */
  'ideas.routed': { stewardId: string; count: number };
  'attachments.changed': {
    ideaId: string;
    attachmentId: string;
    what: 'added' | 'described' | 'removed' | 'restored';
  };
  'idea.merged': MergeFact & { reason: string };
  'idea.unmerged': MergeFact;
  /**
   * What somebody wrote was hidden from everybody else, shown again, or left with a warning. Whoever
   * flagged it is named nowhere here: its authors are told of this.
   */
  'thing.moderated': {
    thing: 'idea' | 'comment';
    targetId: string;
    ideaId: string;
    ideaTitle: string;
    authorIds: string[];
    outcome: 'hidden' | 'shown' | 'warned';
    reason: string;
  };
  /** `action` is what a moderator decided; null where it came into the queue, or left it by itself. */
  'moderation.changed': { targetId: string; action: ModerationAction | null };
  /** Two ideas were told apart, or that was taken back. */
  'duplicates.changed': { ideaIds: string[] };
  /** A text speaks to people who had not been told of it; `commentId` is null for the idea's own. */
  'people.mentioned': {
    ideaId: string;
    ideaTitle: string;
    commentId: string | null;
    /** The comment that begins the talk it stands in. */
    threadId?: string;
    personIds: string[];
    excerpt: string;
  };
  'comment.posted': {
    ideaId: string;
    ideaTitle: string;
    ideaAuthorId: string | null;
    commentId: string;
    /** The comment that begins the talk it stands in. */
    threadId?: string;
    parentAuthorId: string | null;
    /** Those hear of it as mentioned, not once more. */
    mentionedIds?: string[];
    excerpt: string;
  };
  'comment.edited': { ideaId: string; commentId: string };
  'comment.deleted': { ideaId: string; commentId: string };
  'comment.restored': { ideaId: string; commentId: string };
  /** A staff note; without its words, which are for staff alone. */
  'note.posted': {
    ideaId: string;
    ideaTitle: string;
    commentId: string;
    parentAuthorId: string | null;
    stewardId: string;
    mentionedIds: string[];
  };
  /** Edited, deleted or restored. */
  'note.changed': { ideaId: string; commentId: string };
  'idea.extended': {
    ideaId: string;
    ideaTitle: string;
    commentId: string;
    writerId: string | null;
    excerpt: string;
  };
  /** An answer was accepted or is no longer, or worked for somebody. */
  'idea.solved': { ideaId: string };
  'idea.extension_left': { ideaId: string; commentId: string };
  /** Posted, said better, withdrawn, opened again; an offer said anew or taken back. */
  'ask.changed': { ideaId: string; askId: string };
  'ask.offered': {
    ideaId: string;
    ideaTitle: string;
    askId: string;
    authorIds: string[];
    excerpt: string;
  };
  'ask.accepted': {
    ideaId: string;
    ideaTitle: string;
    askId: string;
    helperId: string;
    excerpt: string;
  };
  /** Told, told better, taken away, brought back. */
  'trial.changed': { ideaId: string; trialId: string };
  'trial.answered': {
    ideaId: string;
    ideaTitle: string;
    trialId: string;
    personId: string;
    answer: TrialAnswer;
    excerpt: string;
  };
  'idea.promoted': {
    ideaId: string;
    ideaTitle: string;
    ideaAuthorId: string | null;
    projectId: string;
    projectTitle: string;
    ownerId: string;
    sponsorId: string;
  };
  'project.edited': { projectId: string };
  'project.moved': {
    projectId: string;
    projectTitle: string;
    ideaId: string;
    ownerId: string;
    sponsorId: string;
    from: ProjectStage;
    to: ProjectStage;
    reason: string;
  };
  'project.shut_down': {
    projectId: string;
    projectTitle: string;
    ideaId: string;
    ownerId: string;
    sponsorId: string;
    reason: string;
  };
  'project.update_posted': {
    projectId: string;
    projectTitle: string;
    ideaId: string;
    ownerId: string;
    sponsorId: string;
    updateId: string;
    excerpt: string;
  };
  'search.matched': {
    searchId: string;
    searchName: string;
    userId: string;
    ideaId: string;
    ideaTitle: string;
  };
  'person.changed': { personId: string };
  'person.role_changed': { personId: string; role: Role };
  'person.disabled': { personId: string };
  /** `formerStewardId` where it got another steward; else null. */
  'category.changed': { categoryId: string; formerStewardId: string | null };
  'settings.changed': { fields: string[] };
}

export type FactKind = keyof Facts;
