import { isTheirs } from '@leaven/shared/ideas/ideas.policy';
import type { SimilarIdea } from '@leaven/shared/similar/similar.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { votesPolicy } from '@leaven/shared/votes/votes.policy';
import { type Idea, ideaState } from '../ideas/ideas.model';
import { presentIdeas } from '../ideas/ideas.presenter';
import { withCounts } from '../votes/counts';
import { votes } from '../votes/votes.service';

type Row = Omit<Idea, 'body'>;

/** Rows as this person sees them, with at most three queries; by id, as rows come in any order. */
export async function presentSimilar(
  actor: Actor,
  rows: Row[],
): Promise<Map<string, SimilarIdea & { postedAt: string }>> {
  const [facts, mine] = await Promise.all([
    presentIdeas(rows).then((facts) => withCounts(actor, rows, facts)),
    votes.mine(actor.id, rows),
  ]);
  const rowOf = new Map(rows.map((row) => [String(row._id), row]));
  return new Map(
    facts.flatMap(({ id, title, category, stage, votes, commentCount, postedAt }) => {
      const row = rowOf.get(id);
      if (!row) return [];
      const state = ideaState(row);
      return [
        [
          id,
          {
            id,
            title,
            category,
            stage,
            votes,
            commentCount,
            postedAt,
            myVote: mine.has(id) ? (1 as const) : (0 as const),
            mine: isTheirs(actor, state),
            abilities: { vote: votesPolicy.cast(actor, state).allowed },
          },
        ] as const,
      ];
    }),
  );
}
