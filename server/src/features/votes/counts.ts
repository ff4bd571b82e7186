import type { IdeaFacts } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { votesPolicy } from '@leaven/shared/votes/votes.policy';
import { type Idea, ideaState } from '../ideas/ideas.model';
import { votes } from './votes.service';

/** What everybody may see of these ideas, with the counts that this person may see besides. */
export async function withCounts(
  actor: Actor,
  ideas: readonly Omit<Idea, 'body'>[],
  facts: readonly IdeaFacts[],
): Promise<IdeaFacts[]> {
  const hidden = ideas.filter((_, i) => facts[i]?.votes === null);
  if (hidden.length === 0) return [...facts];
  const voted = await votes.votedOn(actor.id, hidden);
  return facts.map((fact, i) => {
    const idea = ideas[i];
    if (fact.votes !== null || !idea) return fact;
    const sees = votesPolicy.seesCounts(actor, ideaState(idea), voted.has(fact.id));
    return sees ? { ...fact, votes: idea.votes } : fact;
  });
}
