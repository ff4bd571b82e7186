import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { IconArticle, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../lib/router';
import type { Selection } from '../../lib/selection';
import { useMe } from '../../lib/session';
import { Avatar } from '../../ui/Avatar';
import { Icon } from '../../ui/Icon';
import { Row, Rows } from '../../ui/Sheet';
import { StageChip } from '../../ui/StageChip';
import { Time } from '../../ui/Time';
import { ClockMark } from '../ideas/ClockMark';
import styles from './ReviewList.module.css';

/** The queue: who asks, what, and for how long they have been waiting. */
export function ReviewList({
  ideas,
  chosen,
  pathOf,
  selection,
}: {
  ideas: readonly IdeaCard[];
  chosen: string | undefined;
  pathOf: (ideaId: string) => string;
  /** While it is on, a row is there to be selected, and a mark at its end opens it. */
  selection: Selection;
}) {
  const { t } = useTranslation(['review', 'bulk']);
  const me = useMe();
  return (
    <Rows bleed label={t('queue')}>
      {ideas.map((idea) => {
        const { id, title, author, category, stage, postedAt, clock } = idea;
        return (
          <Row key={id} selected={id === chosen} className={styles.row}>
            {selection.on ? (
              <SelectRow id={id} title={title} selection={selection} />
            ) : (
              <Avatar person={author ?? { id: '', name: t('imported') }} size={32} />
            )}
            <div className="grow">
              <h2 className="h3">
                {selection.on ? (
                  title
                ) : (
                  <Link
                    to={pathOf(id)}
                    className={styles.link}
                    aria-current={id === chosen ? 'true' : undefined}
                    replace={chosen !== undefined}
                  >
                    {title}
                  </Link>
                )}
              </h2>
              <p className="sm muted">{category.name}</p>
              <div className={`row wrap sm muted ${styles.state}`}>
                {clock.dueAt === null && clock.workingDays === null ? (
                  <span className={styles.age}>
                    <Icon of={IconClock} size={16} />
                    <Time at={postedAt} />
                  </span>
                ) : (
                  <ClockMark idea={idea} nameless={idea.steward.id === me.id} />
                )}
                {stage !== 'open' && <StageChip stage={stage} />}
              </div>
            </div>
            {selection.on && (
              <Link
                to={pathOf(id)}
                className={styles.read}
                aria-label={t('bulk:read', { title })}
                title={t('bulk:read', { title })}
                replace={chosen !== undefined}
              >
                <Icon of={IconArticle} />
              </Link>
            )}
          </Row>
        );
      })}
    </Rows>
  );
}

/** The box that selects a row; with Shift it selects all from the one before. */
function SelectRow({ id, title, selection }: { id: string; title: string; selection: Selection }) {
  const { t } = useTranslation('bulk');
  return (
    <label className={styles.select}>
      <input
        type="checkbox"
        data-idea={id}
        aria-label={t('one', { title })}
        checked={selection.has(id)}
        // A box changes by a click, also from the keyboard: it knows of the Shift key.
        onChange={({ nativeEvent }) =>
          selection.toggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
    </label>
  );
}
