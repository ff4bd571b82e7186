import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../lib/router';
import { Avatar } from '../../ui/Avatar';
import { Icon } from '../../ui/Icon';
import { Row, Rows } from '../../ui/Sheet';
import { StageChip } from '../../ui/StageChip';
import { Time } from '../../ui/Time';
import styles from './ReviewList.module.css';

/** The queue: who asks, what, and for how long they have been waiting. */
export function ReviewList({
  ideas,
  chosen,
  pathOf,
}: {
  ideas: readonly IdeaCard[];
  chosen: string | undefined;
  pathOf: (ideaId: string) => string;
}) {
  const { t } = useTranslation('review');
  return (
    <Rows bleed label={t('queue')}>
      {ideas.map(({ id, title, author, category, stage, postedAt }) => (
        <Row key={id} selected={id === chosen} className={styles.row}>
          <Avatar person={author ?? { id: '', name: t('imported') }} size={32} />
          <div className="grow">
            <h2 className="h3">
              <Link
                to={pathOf(id)}
                className={styles.link}
                aria-current={id === chosen ? 'true' : undefined}
                replace={chosen !== undefined}
              >
                {title}
              </Link>
            </h2>
            <p className="sm muted">{category.name}</p>
            <div className={`row wrap sm muted ${styles.state}`}>
              <span className={styles.age}>
                <Icon of={IconClock} size={16} />
                <Time at={postedAt} />
              </span>
              {stage !== 'open' && <StageChip stage={stage} />}
            </div>
          </div>
        </Row>
      ))}
    </Rows>
  );
}
