import type { MeView } from '@leaven/shared/auth/auth.schemas';
import { IconCommand, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { shortName } from '../lib/format';
import { Link } from '../lib/router';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import { Count } from '../ui/Count';
import { Icon } from '../ui/Icon';
import { Kbd } from '../ui/Kbd';
import { Brand } from './Brand';
import { isCurrent, type NavItem } from './navigation';
import styles from './Rail.module.css';
import { SchemeButton } from './SchemeButton';

/** The left rail: icons with small words from 768 px, full lines from 1200 px. */
export function Rail({
  me,
  items,
  path,
  onCompose,
  onPalette,
}: {
  me: MeView;
  items: readonly NavItem[];
  path: string;
  onCompose: () => void;
  onPalette: () => void;
}) {
  const { t } = useTranslation('app');
  return (
    <nav className={styles.rail} aria-label={t('mainNavigation')}>
      <div className={styles.inner}>
        <Brand className={styles.brand} />
        <Button kind="fill" className={styles.post} aria-keyshortcuts="c" onClick={onCompose}>
          <Icon of={IconPlus} size={20} />
          <span>{t('post')}</span>
          <Kbd>c</Kbd>
        </Button>
        {items
          .filter((item) => !item.barOnly)
          .map((item) => (
            <Link
              key={item.to}
              to={item.to}
              className={styles.item}
              aria-current={isCurrent(item, path) ? 'page' : undefined}
            >
              <Icon of={item.icon} size={20} />
              {item.label}
              <Count value={item.badge ?? 0} label={t('waiting')} />
            </Link>
          ))}
        <button
          type="button"
          className={styles.item}
          aria-keyshortcuts="Control+k Meta+k"
          onClick={onPalette}
        >
          <Icon of={IconCommand} size={20} />
          {t('palette')}
        </button>
        <div className={styles.foot}>
          <Link to="/me" className={styles.who} aria-current={path === '/me' ? 'page' : undefined}>
            <Avatar person={me} size={28} />
            <bdi className={styles.name}>{shortName(me.name)}</bdi>
            <span className="sr">{t('yourPage')}</span>
          </Link>
          <SchemeButton />
        </div>
      </div>
    </nav>
  );
}
