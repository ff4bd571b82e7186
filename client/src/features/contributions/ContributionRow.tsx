import type {
  Contribution,
  ContributionKind,
} from '@leaven/shared/contributions/contributions.schemas';
import { IconHeartHandshake, IconThumbUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { Link } from '../../lib/router';
import { Chip } from '../../ui/Chip';
import { Row } from '../../ui/Sheet';
import { StageChip } from '../../ui/StageChip';
import styles from './contributions.module.css';
import { placeOf } from './place';
import { Why } from './Why';

/** One thing that somebody did, and what became of its idea. */
export function ContributionRow({ item, kind }: { item: Contribution; kind: ContributionKind }) {
  const { t } = useTranslation('contributions');
  const { idea, excerpt, stage, became, accepted, worked, at } = item;
  return (
    <Row className={styles.row}>
      <div className="grow">
        <Link to={placeOf(item)} className="strong underlined">
          <bdi>{kind === 'projects' ? excerpt : idea.title}</bdi>
        </Link>
        {kind !== 'projects' && excerpt && (
          <p className="sm">
            <bdi>{excerpt}</bdi>
          </p>
        )}
        <p className="sm muted">{t(`hint.${kind}`, { day: formatDay(at) })}</p>
        {became && <Why {...became} />}
      </div>
      <span className={styles.chips}>
        {accepted && (
          <Chip icon={IconHeartHandshake} tone="green">
            {t(kind === 'answers' ? 'answerAccepted' : 'accepted')}
          </Chip>
        )}
        {worked > 0 && <Chip icon={IconThumbUp}>{t('worked', { count: worked })}</Chip>}
        {kind !== 'answers' && <StageChip stage={stage} />}
      </span>
    </Row>
  );
}
