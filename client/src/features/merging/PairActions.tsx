import type { DuplicatePair } from '@leaven/shared/similar/similar.schemas';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { besideRow } from '../../lib/focusRow';
import { offerUndo } from '../../lib/toasts';
import { Button } from '../../ui/Button';
import { useDismissal } from '../similar/queries';
import styles from './MergeDialog.module.css';

const MergePairDialog = lazy(() => import('./MergePairDialog'));

/** What can be done with two ideas that look alike: make them one, or say that they are not. */
export function PairActions({ pair }: { pair: DuplicatePair }) {
  const { t } = useTranslation('merging');
  const box = useRef<HTMLDivElement>(null);
  // Loaded when it is first asked for, and kept, so that the focus can go back.
  const [dialog, setDialog] = useState<'never' | 'open' | 'closed'>('never');
  const { dismiss, recall } = useDismissal(pair);
  const goOn = () => besideRow(box.current?.closest('[tabindex="-1"]'))();

  const tellApart = () => {
    goOn();
    // Not as a callback of `mutate`: the pair has left the list by then, and this with it.
    dismiss.mutateAsync().then(
      () =>
        offerUndo({
          message: t('pair.dismissed', { first: pair.first.title, second: pair.second.title }),
          onUndo: () => recall.mutate(),
        }),
      () => {},
    );
  };
  return (
    <div ref={box} className={styles.pairActions}>
      <Button size="sm" onClick={() => setDialog('open')}>
        {t('pair.merge')}
      </Button>
      <Button size="sm" kind="quiet" onClick={tellApart}>
        {t('pair.dismiss')}
      </Button>
      {dialog !== 'never' && (
        <Suspense>
          <MergePairDialog
            pair={pair}
            open={dialog === 'open'}
            onClose={() => setDialog('closed')}
            onMerged={goOn}
          />
        </Suspense>
      )}
    </div>
  );
}
