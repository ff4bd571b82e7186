import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import type { MergedIdea } from '@leaven/shared/ideas/ideas.schemas';
import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../lib/router';

/** The ideas whose comments came into this thread by a merge. */
export const Sources = createContext<readonly MergedIdea[]>([]);

/** Says at the beginning of a talk that it came with another idea. */
export function CameFrom({ comment: { ideaId, depth } }: { comment: CommentView }) {
  const { t } = useTranslation('comments');
  const source = use(Sources).find(({ id }) => id === ideaId);
  if (!source || depth > 0) return null;
  return (
    <Link to={`/ideas/${source.id}?original=true`} className="link">
      {source.title === '' ? t('cameFromDeleted') : t('cameFrom', { title: source.title })}
    </Link>
  );
}
