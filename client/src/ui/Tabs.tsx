import { Link } from '../lib/router';
import styles from './Choice.module.css';

/** Ways to order or part a page; each is an address of its own. */
export const Tabs = ({
  label,
  items,
}: {
  label: string;
  items: readonly { to: string; label: string; current: boolean }[];
}) => (
  <nav className={styles.tabs} aria-label={label}>
    {items.map(({ to, label, current }) => (
      <Link key={to} to={to} className={styles.tab} aria-current={current ? 'page' : undefined}>
        {label}
      </Link>
    ))}
  </nav>
);
