import { IconChevronLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { takeArrival } from '../lib/arrival';
import { classes } from '../lib/classes';
import { useDocumentTitle } from '../lib/documentTitle';
import { Link } from '../lib/router';
import { Icon } from './Icon';
import styles from './Page.module.css';

/**
 * The page's title: also the document's, and where the focus goes after a change of page, so that
 * readers hear where they are.
 */
export function PageTitle({
  children,
  hidden,
  documentTitle,
}: {
  children: ReactNode;
  /** For readers only, where the page shows by itself what it is. */
  hidden?: boolean;
  /** When the title is not plain text. */
  documentTitle?: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const text = documentTitle ?? (typeof children === 'string' ? children : undefined);
  useDocumentTitle(text);
  useEffect(() => {
    if (takeArrival()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={hidden ? 'sr' : styles.title}>
      <bdi>{children}</bdi>
    </h1>
  );
}

export const PageHead = ({
  title,
  lead,
  actions,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
}) => (
  <div className={styles.head}>
    <div>
      <PageTitle>{title}</PageTitle>
      {lead && <p className="lead">{lead}</p>}
    </div>
    {actions}
  </div>
);

/** A part of a page with its heading, far enough from the part before. */
export function Section({
  title,
  action,
  id,
  children,
}: {
  title: ReactNode;
  /** Beside the heading: a chip, a count, at the far end a button (class `end`). */
  action?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  const headingId = useId();
  return (
    <section className={styles.section} id={id} aria-labelledby={headingId}>
      <div className={styles.sectionHead}>
        <h2 className="h2" id={headingId}>
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** The reading column and, from 1200 px, the facts beside it; below they follow. */
export const Columns = ({
  children,
  aside,
  asideLabel,
  sticky,
}: {
  children: ReactNode;
  aside: ReactNode;
  asideLabel: string;
  /** The facts stay in view while the column is read. */
  sticky?: boolean;
}) => (
  <div className={styles.columns}>
    <div className={styles.read}>{children}</div>
    <aside className={classes(styles.aside, sticky && styles.sticky)} aria-label={asideLabel}>
      {aside}
    </aside>
  </div>
);

/** One column in the middle of the page: inbox, forms. */
export const Middle = ({ children }: { children: ReactNode }) => (
  <div className={classes(styles.read, styles.middle)}>{children}</div>
);

export function AsideSection({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.asideSection}>
      {title && <h2 className="h3">{title}</h2>}
      {children}
    </section>
  );
}

export const Facts = ({ items }: { items: readonly { label: string; value: ReactNode }[] }) => (
  <dl className={styles.facts}>
    {items.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

export const BackLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <p className="sm muted">
    <Link to={to} className={classes(styles.back, 'underlined')}>
      <Icon of={IconChevronLeft} size={14} />
      {children}
    </Link>
  </p>
);
