import { all, allow, closed, forbidden, type Verdict } from '../http/verdict';
import { type IdeaState, isTheirs } from '../ideas/ideas.policy';
import type { Actor } from '../users/roles';

const reasons = {
  promoted: 'Voting is closed: this idea was promoted.',
  declined: 'Voting is closed: this idea was declined.',
  merged: 'Voting is closed: this idea was merged into another.',
  draft: 'Voting is closed: this idea is a draft.',
} as const;

export const votesPolicy = {
  /** The refusal's code (`vote_promoted`, `vote_own` …) is what clients show a reason by. */
  cast: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      idea.deleted ? closed('vote_deleted', 'Voting is closed: this idea was deleted.') : allow,
      // A vote revives what is archived.
      idea.stage === 'open' || idea.stage === 'in_review' || idea.stage === 'archived'
        ? allow
        : closed(`vote_${idea.stage}`, reasons[idea.stage]),
      isTheirs(actor, idea) ? forbidden('vote_own', 'You cannot vote for your own idea.') : allow,
    ),
};
