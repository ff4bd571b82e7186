import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { type Change, changesBetween } from './changes';
import styles from './Revision.module.css';

/** A text beside the one before it, word by word: what came is underlined, what went is struck out. */
export function Changes({
  before,
  after,
  asTitle = false,
}: {
  before: string;
  after: string;
  asTitle?: boolean;
}) {
  const changes = useMemo(() => changesBetween(before, after), [before, after]);
  if (changes.length === 0) return null;
  return (
    <p className={classes(styles.text, asTitle && styles.title)} dir="auto">
      {changes.map((change, i) => (
        <Stretch key={i} change={change} />
      ))}
    </p>
  );
}

function Stretch({ change: { kind, text } }: { change: Change }) {
  const { t } = useTranslation('authors');
  switch (kind) {
    case 'added':
      return (
        <ins>
          <span className="sr">{t('history.added')} </span>
          {text}
        </ins>
      );
    case 'removed':
      return (
        <del>
          <span className="sr">{t('history.removed')} </span>
          {text}
        </del>
      );
    case 'skipped':
      return (
        <span className={styles.skipped}>
          {' … '}
          <span className="sr">{t('history.skipped')}</span>
        </span>
      );
    default:
      return text;
  }
}
