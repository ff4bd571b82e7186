import { formatNumber } from '../lib/format';
import styles from './Small.module.css';

/** A number that waits for somebody; nothing at all when it is 0. */
export const Count = ({ value, label }: { value: number; label: string }) =>
  value > 0 ? (
    <span className={styles.count}>
      <span className="sr">{label} </span>
      {value > 99 ? '99+' : formatNumber(value)}
    </span>
  ) : null;
