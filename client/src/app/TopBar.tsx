import styles from './Bars.module.css';
import { Brand } from './Brand';
import { SchemeButton } from './SchemeButton';

export const TopBar = () => (
  <header className={styles.topBar}>
    <Brand />
    <SchemeButton />
  </header>
);
