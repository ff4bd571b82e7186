import { useTranslation } from 'react-i18next';
import { Loaf } from '../../ui/Loaf';
import styles from './auth.module.css';

/** What this place is, in one sentence, beside the way in. */
export function Welcome({ company }: { company: string | undefined }) {
  const { t } = useTranslation('auth');
  return (
    <header className={styles.welcome}>
      <p className={styles.brand}>
        <Loaf size={36} />
        Leaven
      </p>
      <div className={styles.say}>
        <p className={styles.display}>{t('welcome.title')}</p>
        <p className="muted">{t('welcome.text')}</p>
      </div>
      <svg className={styles.rise} viewBox="0 0 480 130" aria-hidden="true">
        <path d="M0 124H70C58 114 58 92 88 92s30 22 18 32h62c-20-18-18-60 32-60s52 42 32 60h68c-30-28-24-104 56-104s86 76 56 104h68" />
        <path d="M326 62c4-10 11-17 21-21M352 66c4-10 11-17 21-21M378 62c3-7 8-12 14-15" />
      </svg>
      <p className={`sm muted ${styles.company}`}>{company && t('welcome.company', { company })}</p>
    </header>
  );
}
