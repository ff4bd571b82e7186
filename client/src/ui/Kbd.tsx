import styles from './Small.module.css';

/**
 * A key to press. Drawn rather than written: it is no part of a button's name, and readers are told by
 * `aria-keyshortcuts`.
 */
export const Kbd = ({ children }: { children: string }) => (
  <kbd className={styles.kbd} data-key={children} />
);
