import { all, allow, closed, forbidden, type Verdict } from '../http/verdict';
import { type IdeaState, isTheirs, swaysVotes, takesVotes } from '../ideas/ideas.policy';
import type { Actor } from '../users/roles';

const reasons = {
  promoted: 'Voting is closed: this idea was promoted.',
  declined: 'Voting is closed: this idea was declined.',
  merged: 'Voting is closed: this idea was merged into another.',
  draft: 'Voting is closed: this idea is a draft.',
} as const;

type Closed = keyof typeof reasons;

export const votesPolicy = {
  /**
   * Where counts are hidden they are shown to who has voted, to whom the idea belongs (they cannot
   * vote), and to everybody once no vote can be cast any more.
   */
  seesCounts: (actor: Actor, idea: IdeaState, hasVoted: boolean): boolean =>
    hasVoted || isTheirs(actor, idea) || !swaysVotes(idea.stage),

  /** The refusal's code (`vote_promoted`, `vote_own` …) is what clients show a reason by. */
  cast: (actor: Actor, idea: IdeaState): Verdict =>
    all(
      idea.deleted ? closed('vote_deleted', 'Voting is closed: this idea was deleted.') : allow,
      idea.hidden ? closed('vote_hidden', 'Voting is closed: this idea is hidden.') : allow,
      takesVotes(idea.stage) ? allow : closed(`vote_${idea.stage}`, reasons[idea.stage as Closed]),
      isTheirs(actor, idea) ? forbidden('vote_own', 'You cannot vote for your own idea.') : allow,
    ),
};
