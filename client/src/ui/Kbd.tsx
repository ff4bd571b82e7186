import styles from './Small.module.css';

/** A key to press. The keyboard's business only, so readers are not told on every button. */
export const Kbd = ({ children }: { children: string }) => (
  <span aria-hidden="true">
    <kbd className={styles.kbd}>{children}</kbd>
  </span>
);
