import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { itemsOf } from '../../lib/pages';
import { Link } from '../../lib/router';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { stageLooks } from '../../ui/stages';
import { projectPath } from './paths';
import type { useColumn } from './queries';
import styles from './ShutDownList.module.css';
import { lessonsId } from './ShutDownReport';

/** What did not work out, and where to read what was learned. */
export function ShutDownList({ column }: { column: ReturnType<typeof useColumn> }) {
  const { t } = useTranslation('projects');
  const headingId = useId();
  const projects = itemsOf(column.data);
  if (projects.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <h2 className="row sm muted" id={headingId}>
        <Icon of={stageLooks.shut_down.icon} size={16} />
        {t('board.shutDownTitle')}
      </h2>
      <ul className={styles.list}>
        {projects.map(({ id, title, stageSince }) => (
          <li key={id}>
            <Link to={projectPath(id)} className={`underlined ${styles.title}`}>
              {title}
            </Link>
            <span className="muted">{formatDay(stageSince)}</span>
            <Link
              to={`${projectPath(id)}#${lessonsId}`}
              className="link"
              aria-label={t('board.lessonsOf', { title })}
            >
              {t('board.lessons')}
            </Link>
          </li>
        ))}
      </ul>
      {column.hasNextPage && (
        <Button
          size="sm"
          kind="quiet"
          busy={column.isFetchingNextPage}
          onClick={() => void column.fetchNextPage()}
        >
          {t('board.more')}
        </Button>
      )}
    </section>
  );
}
