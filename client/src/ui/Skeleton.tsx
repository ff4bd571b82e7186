import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Cards, Sheet } from './Sheet';
import styles from './Skeleton.module.css';

/** A piece of what is coming; widths in CSS units, heights in pixels. */
const Bone = ({
  width = '100%',
  height = 14,
  round,
}: {
  width?: string | number;
  height?: number;
  round?: boolean;
}) => (
  <span
    className={styles.bone}
    style={{ width, height, borderRadius: round ? 'var(--radius-full)' : undefined }}
  />
);

/** Tells readers at once, and everybody after four seconds, that something is on its way. */
function Loading({ children }: { children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <div aria-busy="true">
      <span className="sr">{t('loading')}</span>
      {children}
      <p className={`sm muted ${styles.late}`} aria-hidden="true">
        {t('loadingLong')}
      </p>
    </div>
  );
}

const widths = ['62%', '48%', '70%', '55%', '66%'];
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

/** The shape of a list of ideas. */
export const CardsSkeleton = ({ rows = 5 }: { rows?: number }) => (
  <Loading>
    <Cards>
      {numbers(rows).map((n) => (
        <div key={n} className={styles.card}>
          <Bone width={52} height={60} />
          <div className={styles.lines}>
            <Bone width={widths[n % widths.length]} height={18} />
            <Bone width="94%" />
            <Bone width={widths[(n + 2) % widths.length]} />
            <span className="row">
              <Bone width={20} height={20} round />
              <Bone width={120} />
            </span>
          </div>
        </div>
      ))}
    </Cards>
  </Loading>
);

/** The shape of a list of lines, such as the inbox. */
export const RowsSkeleton = ({ rows = 5 }: { rows?: number }) => (
  <Loading>
    <Cards>
      {numbers(rows).map((n) => (
        <div key={n} className={styles.row}>
          <Bone width={32} height={32} round />
          <div className={styles.lines}>
            <Bone width={widths[n % widths.length]} />
            <Bone width="30%" height={12} />
          </div>
        </div>
      ))}
    </Cards>
  </Loading>
);

/** The shape of a page that is read: title, byline, track, text. */
export const PageSkeleton = () => (
  <Loading>
    <div className={styles.page} style={{ maxWidth: 'var(--column)' }}>
      <Bone width={80} />
      <Bone width="72%" height={36} />
      <span className="row">
        <Bone width={28} height={28} round />
        <Bone width={180} />
      </span>
      <Bone height={72} />
      <div className={styles.lines}>
        {['96%', '90%', '94%', '40%'].map((width) => (
          <Bone key={width} width={width} height={16} />
        ))}
      </div>
    </div>
  </Loading>
);

/** The shape of the projects' board. */
export const BoardSkeleton = () => (
  <Loading>
    <div className={styles.columns}>
      {numbers(5).map((n) => (
        <div key={n} className={styles.lines}>
          <Bone width="60%" height={18} />
          {numbers(2 - (n % 2)).map((m) => (
            <Sheet key={m} pad>
              <div className={styles.lines}>
                <Bone width={widths[n]} />
                <Bone width="40%" height={12} />
              </div>
            </Sheet>
          ))}
        </div>
      ))}
    </div>
  </Loading>
);
