import type { SimilarIdea } from '@leaven/shared/similar/similar.schemas';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../lib/router';
import { StageChip } from '../../ui/StageChip';
import styles from './similar.module.css';

/** An idea in few words: what it is called, where it stands and how many want it. */
export function SimilarRow({ idea, children }: { idea: SimilarIdea; children?: ReactNode }) {
  const { t } = useTranslation('similar');
  return (
    <li className={styles.row}>
      <Link to={`/ideas/${idea.id}`} className="strong underlined">
        <bdi>{idea.title}</bdi>
      </Link>
      <span className={styles.meta}>
        <StageChip stage={idea.stage} />
        {idea.votes !== null && <span>{t('votes', { count: idea.votes })}</span>}
        {idea.commentCount > 0 && <span>{t('comments', { count: idea.commentCount })}</span>}
      </span>
      {children}
    </li>
  );
}
