import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes';
import { Link } from '../lib/router';
import { Loaf } from '../ui/Loaf';
import styles from './Bars.module.css';

export function Brand({ className }: { className?: string | undefined }) {
  const { t } = useTranslation('app');
  return (
    <Link to="/" className={classes(styles.brand, className)} aria-label={t('home')}>
      <Loaf />
      <span>Leaven</span>
    </Link>
  );
}
