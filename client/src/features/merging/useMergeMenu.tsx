import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconArrowBackUp, IconArrowMerge } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuItem } from '../../ui/Menu';
import { useUndo } from './useUndo';

const MergeDialog = lazy(() => import('./MergeDialog'));

/** What the menu of an idea offers about merging it, with the dialog that goes with it. */
export function useMergeMenu(idea: IdeaView): { items: MenuItem[]; dialog: ReactNode } {
  const { t } = useTranslation('merging');
  // Loaded when it is first asked for, and kept, so that the focus can go back.
  const [dialog, setDialog] = useState<'never' | 'open' | 'closed'>('never');
  const undo = useUndo(idea.mergedInto?.id ?? '');
  const { merge, undoMerge } = idea.abilities;
  return {
    items: [
      ...(merge
        ? [{ label: t('open'), icon: IconArrowMerge, onSelect: () => setDialog('open') }]
        : []),
      ...(undoMerge
        ? [{ label: t('undo'), icon: IconArrowBackUp, onSelect: () => void undo.run(idea) }]
        : []),
    ],
    dialog: dialog !== 'never' && (
      <Suspense>
        <MergeDialog idea={idea} open={dialog === 'open'} onClose={() => setDialog('closed')} />
      </Suspense>
    ),
  };
}
