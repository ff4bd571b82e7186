import styles from './Small.module.css';

const AROUND = 2 * Math.PI * 7;

/** A ring that fills as time goes. @param share of it that has gone, 0 to 1 */
export const Dial = ({ share }: { share: number }) => (
  <svg className={styles.dial} viewBox="0 0 18 18" aria-hidden="true">
    <circle cx="9" cy="9" r="7" />
    <circle cx="9" cy="9" r="7" strokeDasharray={`${(share * AROUND).toFixed(1)} ${AROUND}`} />
  </svg>
);
