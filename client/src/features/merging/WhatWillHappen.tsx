import type { MergePreview as Preview } from '@leaven/shared/merging/merging.schemas';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatList } from '../../lib/format';
import { problemText } from '../../lib/problem';
import { Banner } from '../../ui/Banner';
import { RowsSkeleton } from '../../ui/Skeleton';
import styles from './MergeDialog.module.css';
import { originalPath } from './paths';
import { useMergePreview } from './queries';
import type { Target } from './TargetPicker';

/** Both ideas side by side, and what they come to together. */
export function WhatWillHappen({ idea, into }: { idea: Target; into: Target }) {
  const { t } = useTranslation('merging');
  const { data, error, isPending } = useMergePreview(idea.id, into.id);
  if (error)
    return (
      <Banner tone="red" icon={IconAlertTriangle} role="alert">
        {problemText(error)}
      </Banner>
    );
  if (isPending) return <RowsSkeleton rows={2} />;
  // While counts are hidden there are no votes to tell.
  const numbers = (of: Preview['idea']) =>
    formatList([
      ...(of.votes === null ? [] : [t('here.votes', { count: of.votes })]),
      t('comments', { count: of.commentCount }),
    ]);
  return (
    <section className={styles.preview} aria-label={t('preview.label')} aria-live="polite">
      <div className={styles.pair}>
        <Side label={t('preview.goes')} title={idea.title} href={originalPath(idea.id)}>
          {numbers(data.idea)}
        </Side>
        <Side label={t('preview.stays')} title={into.title} href={`/ideas/${into.id}`}>
          {numbers(data.into)}
        </Side>
      </div>
      <p>
        <b>{t('preview.together', { what: numbers(data.together) })}</b> {t('preview.once')}
        {data.comeAlong > 0 && ` ${t('preview.comeAlong', { count: data.comeAlong })}`}
      </p>
    </section>
  );
}

const Side = ({
  label,
  title,
  href,
  children,
}: {
  label: string;
  title: string;
  href: string;
  children: string;
}) => (
  <div className={styles.side}>
    <p className="sm muted">{label}</p>
    <p>
      <a href={href} target="_blank" rel="noreferrer" className="link">
        <bdi>{title}</bdi>
      </a>
    </p>
    <p className="sm muted">{children}</p>
  </div>
);
