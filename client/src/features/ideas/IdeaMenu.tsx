import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import {
  IconArchive,
  IconArrowForwardUp,
  IconDots,
  IconPencil,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button';
import { Menu, type MenuItem } from '../../ui/Menu';
import { KeepDialogs, type KeepQuestion } from './KeepDialogs';
import { useDeleteWithUndo } from './useDeleteWithUndo';

/** What this person may do with an idea besides reading it; nothing when that is nothing. */
export function IdeaMenu({ idea, onEdit }: { idea: IdeaView; onEdit: () => void }) {
  const { t } = useTranslation('ideas');
  const remove = useDeleteWithUndo(idea);
  const [question, setQuestion] = useState<KeepQuestion | null>(null);
  const { archive, revive, handOn } = idea.abilities;
  const ask = (next: KeepQuestion) => () => setQuestion(next);
  const items: MenuItem[] = [
    ...(idea.abilities.edit ? [{ label: t('edit.open'), icon: IconPencil, onSelect: onEdit }] : []),
    ...(handOn
      ? [{ label: t('handOn.open'), icon: IconArrowForwardUp, onSelect: ask('handOn') }]
      : []),
    ...(archive ? [{ label: t('archive.open'), icon: IconArchive, onSelect: ask('archive') }] : []),
    ...(revive ? [{ label: t('revive.open'), icon: IconRefresh, onSelect: ask('revive') }] : []),
    ...(idea.abilities.delete
      ? [{ label: t('delete'), icon: IconTrash, onSelect: remove.run, tone: 'stop' as const }]
      : []),
  ];
  if (items.length === 0 && !question) return null;
  return (
    <>
      <Menu
        label={t('more')}
        trigger={(props) => <IconButton {...props} icon={IconDots} label={t('more')} />}
        items={items}
      />
      <KeepDialogs idea={idea} question={question} onClose={() => setQuestion(null)} />
    </>
  );
}
