import { isTheirs } from '@leaven/shared/ideas/ideas.policy';
import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { votesPolicy } from '@leaven/shared/votes/votes.policy';
import { type Idea, ideaState } from '../ideas/ideas.model';
import { presentIdeas } from '../ideas/ideas.presenter';
import { withCounts } from '../votes/counts';
import { votes } from '../votes/votes.service';

/** The body is for the page of one idea; a card has its excerpt. */
export const cardFields = { body: 0 } as const;
export type CardRow = Omit<Idea, 'body'>;

/**
 * A page of rows as this person sees them, with at most three queries.
 * @param known the ids of those that fill a slot for ideas which few have seen, and, where it was
 *   asked already, of those that this person votes for
 */
export async function cards(
  actor: Actor,
  rows: CardRow[],
  known: { slots?: ReadonlySet<string>; mine?: ReadonlySet<string> } = {},
): Promise<IdeaCard[]> {
  const [facts, mine] = await Promise.all([
    presentIdeas(rows).then((facts) => withCounts(actor, rows, facts)),
    known.mine ?? votes.mine(actor.id, rows),
  ]);
  return facts.flatMap((fact, i) => {
    const row = rows[i];
    if (!row) return [];
    const state = ideaState(row);
    return [
      {
        ...fact,
        needsEyes: known.slots?.has(fact.id) ?? false,
        myVote: mine.has(fact.id) ? (1 as const) : (0 as const),
        mine: isTheirs(actor, state),
        abilities: { vote: votesPolicy.cast(actor, state).allowed },
      },
    ];
  });
}
