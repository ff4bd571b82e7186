import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon';
import styles from './Bars.module.css';
import { Brand } from './Brand';
import { SchemeButton } from './SchemeButton';

/** On a phone: the way to everything by a few letters, and the scheme. */
export function TopBar({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation('app');
  return (
    <header className={styles.topBar}>
      <Brand className="grow" />
      <button
        type="button"
        className={styles.search}
        aria-label={t('searchLabel')}
        onClick={onPalette}
      >
        <Icon of={IconSearch} />
      </button>
      <SchemeButton />
    </header>
  );
}
