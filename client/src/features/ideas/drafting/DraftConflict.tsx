import type { DraftView } from '@leaven/shared/ideas/drafts.schemas';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDayTime } from '../../../lib/format';
import { newId } from '../../../lib/newId';
import { offerUndo } from '../../../lib/toasts';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { shownOf } from '../../../ui/mentions/text';
import styles from './Drafting.module.css';
import { broughtBack, keepBoth, keepMine, type LocalDraft, takeOther } from './desk';
import { useDesk } from './useDesk';

/** A draft was changed on two devices: the other version beside this one, and the three ways on. */
export function DraftConflict({ draft, other }: { draft: LocalDraft; other: DraftView }) {
  const { t } = useTranslation('drafts');
  const { update } = useDesk();
  const take = () => {
    update((desk) => takeOther(desk, draft.id));
    // Undoing makes a draft of its own of mine: the other may have been changed by then.
    offerUndo({
      message: t('conflict.took'),
      onUndo: () => update((desk) => broughtBack(desk, newId(), draft)),
    });
  };
  return (
    <div className={styles.conflict}>
      <Banner tone="blue" icon={IconArrowsDiff} role="alert">
        <p>
          <b>{t('conflict.title')}</b> {t('conflict.text', { when: formatDayTime(other.savedAt) })}
        </p>
        <div className={styles.other} dir="auto">
          <p className="strong">{other.title}</p>
          <p>{shownOf(other.body)}</p>
        </div>
        <p className={`row wrap ${styles.ways}`}>
          <Button size="sm" onClick={() => update((desk) => keepMine(desk, draft.id))}>
            {t('conflict.keepMine')}
          </Button>
          <Button size="sm" onClick={take}>
            {t('conflict.takeOther')}
          </Button>
          <Button size="sm" onClick={() => update((desk) => keepBoth(desk, draft.id, newId()))}>
            {t('conflict.keepBoth')}
          </Button>
        </p>
      </Banner>
    </div>
  );
}
