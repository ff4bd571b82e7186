import { useTranslation } from 'react-i18next';
import { listShortcuts, setShortcutsEnabled, useShortcutsEnabled } from '../lib/shortcuts';
import { Dialog } from '../ui/Dialog';
import { CheckField } from '../ui/fields';
import { Kbd } from '../ui/Kbd';
import styles from './ShortcutsDialog.module.css';

/** What the keys do on this page; mounted when asked for, so the list is the page's own. */
function List() {
  return (
    <dl className={styles.list}>
      {listShortcuts().map(({ keys, label }) => (
        <div key={keys}>
          <dt>
            <span className="sr">{keys}</span>
            <Kbd>{keys}</Kbd>
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  );
}

export default function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('app');
  const enabled = useShortcutsEnabled();
  return (
    <Dialog open={open} onClose={onClose} title={t('shortcuts.title')}>
      <List />
      <CheckField
        label={t('shortcuts.enabled')}
        checked={enabled}
        onChange={(event) => setShortcutsEnabled(event.target.checked)}
      />
    </Dialog>
  );
}
