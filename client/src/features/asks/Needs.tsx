import type { AskKind } from '@leaven/shared/askKinds';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatList } from '../../lib/format';
import { Icon } from '../../ui/Icon';
import styles from './asks.module.css';

/** What an idea asks for now, on its card. */
export function Needs({ kinds }: { kinds: readonly AskKind[] }) {
  const { t } = useTranslation('asks');
  const [first, ...others] = kinds;
  if (!first) return null;
  const all = t('needsAll', { list: formatList(kinds.map((kind) => t(`kind.${kind}`))) });
  return (
    <span className={styles.needs} title={others.length > 0 ? all : undefined}>
      <Icon of={IconHandStop} size={16} />
      {t(`needs.${first}`)}
      {others.length > 0 && (
        <>
          <span aria-hidden="true">{t('andMore', { count: others.length })}</span>
          <span className="sr">{all}</span>
        </>
      )}
    </span>
  );
}
