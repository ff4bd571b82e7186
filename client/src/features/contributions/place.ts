import type { Contribution } from '@leaven/shared/contributions/contributions.schemas';
import { commentAnchor } from '../comments/anchor';

/** Where it can be read: the comment, the project that goes on with the idea, or the idea. */
export function placeOf({
  idea,
  projectId,
  commentId,
}: Pick<Contribution, 'idea' | 'projectId'> & Partial<Pick<Contribution, 'commentId'>>): string {
  if (commentId) return `/ideas/${idea.id}#${commentAnchor(commentId)}`;
  return projectId ? `/projects/${projectId}` : `/ideas/${idea.id}`;
}
