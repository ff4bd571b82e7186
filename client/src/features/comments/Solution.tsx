import type { AnswersView } from '@leaven/shared/comments/answers.schemas';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { Icon } from '../../ui/Icon';
import { Markdown } from '../../ui/Markdown';
import { Person } from '../../ui/Person';
import { commentAnchor } from './anchor';
import styles from './answers.module.css';

/** The accepted answer in full, above the thread it comes from. */
export function Solution({ answers }: { answers: AnswersView | undefined }) {
  const { t } = useTranslation('answers');
  const solution = answers?.solution;
  if (!solution) return null;
  const { commentId, author, body, acceptedBy, at } = solution;
  return (
    <section className={styles.solution} aria-label={t('title')}>
      <h2 className={`row ${styles.head}`}>
        <Icon of={IconCircleCheck} size={16} />
        {t('title')}
      </h2>
      <Markdown text={body} />
      <div className={`row wrap sm ${styles.foot}`}>
        {author && <Person person={author} size={28} />}
        {acceptedBy && (
          <span className="muted">
            {t('acceptedBy', { name: acceptedBy.name, day: formatDay(at) })}
          </span>
        )}
        <a href={`#${commentAnchor(commentId)}`} className="underlined end">
          {t('go')}
        </a>
      </div>
    </section>
  );
}
