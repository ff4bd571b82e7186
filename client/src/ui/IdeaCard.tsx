import { IconMessageCircle } from '@tabler/icons-react';
import { type ReactNode, type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes';
import { formatNumber } from '../lib/format';
import { Link } from '../lib/router';
import { Icon } from './Icon';
import styles from './IdeaCard.module.css';

interface IdeaCardProps {
  to: string;
  title: ReactNode;
  /** The first lines of the body, as plain text, or what was found; clamped to two. */
  excerpt?: ReactNode;
  /** What became of it, on one line. */
  note?: ReactNode;
  vote: ReactNode;
  /** Who, when, where: `MetaItem`s. */
  meta: ReactNode;
  /** At the far end: comments and asks. */
  tail?: ReactNode;
  stage?: ReactNode;
  /** Until when something is awaited, on a line of its own. */
  clock?: ReactNode;
  /** The "Why is this here?" mark, seen on hover and focus. */
  why?: ReactNode;
  /** The one that j and k have reached. */
  active?: boolean;
  ref?: Ref<HTMLElement>;
}

/**
 * An idea in a list: what decides whether to read it, and nothing else. What people wrote keeps its own
 * direction.
 */
export function IdeaCard(props: IdeaCardProps) {
  const { to, title, excerpt, note, vote, meta, tail, stage, clock, why, active, ref } = props;
  const titleId = useId();
  return (
    <article
      ref={ref}
      className={classes(styles.card, active && styles.active)}
      aria-labelledby={titleId}
    >
      {vote}
      <div className="grow">
        <h2 className={styles.title} id={titleId}>
          <Link to={to} className="underlined">
            <bdi>{title}</bdi>
          </Link>
        </h2>
        {excerpt && (
          <p className={styles.excerpt}>
            <bdi>{excerpt}</bdi>
          </p>
        )}
        {note && <p className={styles.note}>{note}</p>}
        <div className={styles.meta}>
          {meta}
          <span className={styles.tail}>
            {why && <span className={styles.why}>{why}</span>}
            {tail}
            {stage && <span className={styles.stage}>{stage}</span>}
          </span>
          {clock && <span className={styles.clock}>{clock}</span>}
        </div>
      </div>
    </article>
  );
}

export const MetaItem = ({ children }: { children: ReactNode }) => (
  <span className={styles.item}>{children}</span>
);

export function CommentsLink({ to, count }: { to: string; count: number }) {
  const { t } = useTranslation('ui');
  return (
    <Link
      to={to}
      className={classes(styles.item, 'underlined')}
      aria-label={t('comments', { count })}
    >
      <Icon of={IconMessageCircle} size={16} />
      {formatNumber(count)}
    </Link>
  );
}
