import type { ProjectView } from '@leaven/shared/projects/projects.schemas';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { Banner } from '../../ui/Banner';
import { Markdown } from '../../ui/Markdown';
import { Rich } from '../../ui/Rich';
import { stageLooks } from '../../ui/stages';
import styles from './ProjectPage.module.css';

/** Where "Read the lessons" leads. */
export const lessonsId = 'lessons';

/** How a project ended, in the words of who ended it. */
export function ShutDownReport({
  shutdown: { reason, lessons, by, at },
}: {
  shutdown: NonNullable<ProjectView['shutdown']>;
}) {
  const { t } = useTranslation('projects');
  const day = formatDay(at);
  return (
    <section className={styles.report} id={lessonsId}>
      <Banner tone="grey" icon={stageLooks.shut_down.icon}>
        <p>
          {by ? (
            <Rich
              text={t('shutdown.endedBy', { name: by.name, day })}
              tags={{ b: (name) => <b>{name}</b> }}
            />
          ) : (
            t('shutdown.ended', { day })
          )}
        </p>
        <h2 className="h3">{t('shutdown.why')}</h2>
        <Markdown text={reason} small />
        <h2 className="h3">{t('shutdown.learned')}</h2>
        <Markdown text={lessons} small />
      </Banner>
    </section>
  );
}
