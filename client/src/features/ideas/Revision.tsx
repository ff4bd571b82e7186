import type { RevisionView } from '@leaven/shared/ideas/revisions.schemas';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../ui/Chip';
import { shownOf } from '../../ui/mentions/text';
import { Person } from '../../ui/Person';
import { Row } from '../../ui/Sheet';
import { Time } from '../../ui/Time';
import { Changes } from './Changes';
import styles from './Revision.module.css';

interface RevisionProps {
  revision: RevisionView;
  /** The one before it; undefined while it is not loaded, null where there is none. */
  before: RevisionView | null | undefined;
  /** The one before is asked for. */
  onMissing: () => void;
  initiallyOpen: boolean;
  action: ReactNode;
}

/** One version of an idea: who, when, and behind a fold what it changed. */
export function Revision({ revision, before, onMissing, initiallyOpen, action }: RevisionProps) {
  const { t } = useTranslation('authors');
  const [open, setOpen] = useState(initiallyOpen);
  const { rev, by, at, restoredFrom, category, current } = revision;
  const moved = before && before.category.id !== category.id;
  return (
    <Row className={styles.revision}>
      <div className={styles.head}>
        <b>{t('history.version', { rev })}</b>
        {current && (
          <Chip icon={IconCheck} tone="green">
            {t('history.current')}
          </Chip>
        )}
        <span className="sm">{by ? <Person person={by} /> : t('history.nobody')}</span>
        <span className="sm muted">
          <Time at={at} />
        </span>
        <span className="end">{action}</span>
      </div>
      {(restoredFrom !== null || moved) && (
        <p className={`sm muted ${styles.notes}`}>
          {restoredFrom !== null && t('history.restored', { rev: restoredFrom })}
          {moved && t('history.moved', { category: category.name })}
        </p>
      )}
      <details
        className={styles.changes}
        open={open}
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
          if (event.currentTarget.open && before === undefined) onMissing();
        }}
      >
        <summary className="sm">
          {before === null ? t('history.posted') : t('history.changes', { rev })}
        </summary>
        {open && <Text revision={revision} before={before} />}
      </details>
    </Row>
  );
}

function Text({ revision, before }: Pick<RevisionProps, 'revision' | 'before'>) {
  const { t } = useTranslation('authors');
  const { title } = revision;
  const body = shownOf(revision.body);
  if (before === undefined) return <p className="sm muted">{t('history.loading')}</p>;
  if (before === null)
    return (
      <>
        <p className={`${styles.text} ${styles.title}`} dir="auto">
          {title}
        </p>
        <p className={styles.text} dir="auto">
          {body || t('history.noBody')}
        </p>
      </>
    );
  if (before.title === title && shownOf(before.body) === body)
    return <p className="sm muted">{t('history.sameWords')}</p>;
  return (
    <>
      <Changes before={before.title} after={title} asTitle />
      <Changes before={shownOf(before.body)} after={body} />
    </>
  );
}
