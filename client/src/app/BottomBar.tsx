import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from '../lib/router';
import { Count } from '../ui/Count';
import { Icon } from '../ui/Icon';
import styles from './Bars.module.css';
import { isCurrent, type NavItem } from './navigation';

function Place({ item, path }: { item: NavItem; path: string }) {
  const { t } = useTranslation('app');
  return (
    <Link
      to={item.to}
      className={styles.place}
      aria-current={isCurrent(item, path) ? 'page' : undefined}
    >
      <Icon of={item.icon} size={20} />
      <Count value={item.badge ?? 0} label={t('waiting')} />
      {item.label}
    </Link>
  );
}

/** The phone's bar: two places, the button to post in the middle, two places. */
export function BottomBar({
  items,
  path,
  onCompose,
}: {
  items: readonly NavItem[];
  path: string;
  onCompose: () => void;
}) {
  const { t } = useTranslation('app');
  const places = items.filter((item) => item.inBar);
  return (
    <nav className={styles.bottomBar} aria-label={t('mainNavigation')}>
      {places.slice(0, 2).map((item) => (
        <Place key={item.to} item={item} path={path} />
      ))}
      <button type="button" className={styles.post} aria-label={t('postLabel')} onClick={onCompose}>
        <Icon of={IconPlus} size={24} />
      </button>
      {places.slice(2).map((item) => (
        <Place key={item.to} item={item} path={path} />
      ))}
    </nav>
  );
}
