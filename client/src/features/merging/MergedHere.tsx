import type { IdeaView, MergedIdea } from '@leaven/shared/ideas/ideas.schemas';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { Link } from '../../lib/router';
import { Button } from '../../ui/Button';
import { MetaItem } from '../../ui/IdeaCard';
import { Section } from '../../ui/Page';
import { Person } from '../../ui/Person';
import { Row, Rows } from '../../ui/Sheet';
import { Time } from '../../ui/Time';
import styles from './MergedHere.module.css';
import { originalPath } from './paths';
import { useUndo } from './useUndo';

/** What was merged into an idea: whose it was, what it got, and the way back. */
export function MergedHere({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('merging');
  if (idea.mergedFrom.length === 0) return null;
  const titles = new Map(idea.mergedFrom.map(({ id, title }) => [id, title]));
  return (
    <Section title={t('here.title')} id="merged">
      <Rows label={t('here.title')}>
        {idea.mergedFrom.map((merged) => (
          <Merged key={merged.id} merged={merged} intoId={idea.id} by={titles.get(merged.into)} />
        ))}
      </Rows>
    </Section>
  );
}

function Merged({
  merged,
  intoId,
  by,
}: {
  merged: MergedIdea;
  intoId: string;
  /** The title of the idea with which it came along; undefined where it came by itself. */
  by: string | undefined;
}) {
  const { t } = useTranslation('merging');
  const titleId = useId();
  const undo = useUndo(intoId);
  const { id, title, author, postedAt, votes, mergedAt, reason, abilities } = merged;
  const name = merged.by?.name;
  const day = formatDay(mergedAt);
  return (
    <Row className={styles.row}>
      <div className="grow">
        <p className={styles.title}>
          <Link to={originalPath(id)} className="underlined" id={titleId}>
            <bdi>{title === '' ? t('here.deleted') : title}</bdi>
          </Link>
        </p>
        <p className={styles.meta}>
          {author && (
            <MetaItem>
              <Person person={author} />
            </MetaItem>
          )}
          <MetaItem>
            <Time at={postedAt} as="day" />
          </MetaItem>
          {votes !== null && <MetaItem>{t('here.votes', { count: votes })}</MetaItem>}
        </p>
        <p className="sm muted">
          {name ? t('here.by', { name, day }) : t('here.on', { day })}
          {by !== undefined && ` ${t('here.with', { title: by })}`}
        </p>
        {reason && <p className={`sm ${styles.reason}`}>{reason}</p>}
      </div>
      {abilities.undo && (
        <Button
          size="sm"
          icon={IconArrowBackUp}
          busy={undo.isPending}
          aria-describedby={titleId}
          onClick={() => void undo.run(merged)}
        >
          {t('undo')}
        </Button>
      )}
    </Row>
  );
}
