import type { ProjectCard } from '@leaven/shared/projects/projects.schemas';
import { useTranslation } from 'react-i18next';
import { useColumn } from '../features/projects/queries';
import { itemsOf } from '../lib/pages';
import { Link } from '../lib/router';
import { Icon } from '../ui/Icon';
import { AsideSection } from '../ui/Page';
import { stageLooks } from '../ui/stages';
import styles from './WhatCameOfIt.module.css';

const most = 2;

/** Ideas that have come to an end, good or honest: the reason to post the next one. */
export function WhatCameOfIt() {
  const { t } = useTranslation('feed');
  const shipped = useColumn('shipped');
  const shutDown = useColumn('shut_down');
  const outcomes = [
    ...itemsOf(shipped.data).slice(0, most),
    ...itemsOf(shutDown.data).slice(0, most),
  ];
  if (outcomes.length === 0) return null;
  return (
    <AsideSection title={t('outcomes.title')}>
      <ul className={styles.outcomes}>
        {outcomes.map((project) => (
          <Outcome key={project.id} project={project} />
        ))}
      </ul>
    </AsideSection>
  );
}

function Outcome({ project }: { project: ProjectCard }) {
  const { t } = useTranslation('feed');
  const isShipped = project.stage === 'shipped';
  return (
    <li>
      <span className={isShipped ? styles.shipped : styles.shutDown}>
        <Icon of={stageLooks[project.stage].icon} size={16} />
      </span>
      <span>
        <Link to={`/projects/${project.id}`} className="strong underlined">
          {project.title}
        </Link>
        <span className="muted">
          {t(isShipped ? 'outcomes.shipped' : 'outcomes.shutDown', { owner: project.owner.name })}
        </span>
      </span>
    </li>
  );
}
