import type { ProjectView } from '@leaven/shared/projects/projects.schemas';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import { stageLooks } from '../../ui/stages';
import { Time } from '../../ui/Time';
import styles from './ProjectPage.module.css';

/** Every stage a project came to: when, by whom, and why. */
export function History({ steps }: { steps: ProjectView['steps'] }) {
  const { t } = useTranslation(['projects', 'ui']);
  return (
    <ol className={styles.history}>
      {steps.map(({ from, to, reason, by, at }) => (
        <li key={`${at} ${to}`}>
          <span className={styles.dot}>
            <Icon of={stageLooks[to].icon} size={14} />
          </span>
          <b>
            {from
              ? t('history.moved', { from: t(`ui:stage.${from}`), to: t(`ui:stage.${to}`) })
              : t('history.started')}
          </b>
          <span className="sm muted">
            {by && `${by.name}, `}
            <Time at={at} as="day" />
          </span>
          {reason && to !== 'shut_down' && <p className={styles.reason}>{reason}</p>}
        </li>
      ))}
    </ol>
  );
}
