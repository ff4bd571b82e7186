import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from '../lib/router';
import { Icon } from '../ui/Icon';
import styles from './Bars.module.css';
import { Brand } from './Brand';
import { SchemeButton } from './SchemeButton';

export function TopBar() {
  const { t } = useTranslation('app');
  return (
    <header className={styles.topBar}>
      <Brand className="grow" />
      <Link to="/search" className={styles.search} aria-label={t('nav.search')}>
        <Icon of={IconSearch} />
      </Link>
      <SchemeButton />
    </header>
  );
}
