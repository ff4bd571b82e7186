import type { DuplicatePair } from '@leaven/shared/similar/similar.schemas';

type Idea = DuplicatePair['first'];

/** Nothing is merged into what is closed; a promoted one takes part in its project. */
const takes = ({ stage }: Idea) =>
  stage === 'open' || stage === 'in_review' || stage === 'promoted';

/** Which of two had better stay: one that can take the other, then that with more votes, then the older. */
export function staysOf({ first, second }: DuplicatePair): Idea {
  if (takes(first) !== takes(second)) return takes(first) ? first : second;
  if (second.stage === 'promoted') return second;
  return first.stage !== 'promoted' && (second.votes ?? 0) > (first.votes ?? 0) ? second : first;
}
