import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button';
import { Menu, type MenuItem } from '../../ui/Menu';
import { useDeleteWithUndo } from './useDeleteWithUndo';

/** What this person may do with an idea besides reading it; nothing when that is nothing. */
export function IdeaMenu({ idea, onEdit }: { idea: IdeaView; onEdit: () => void }) {
  const { t } = useTranslation('ideas');
  const remove = useDeleteWithUndo(idea);
  const items: MenuItem[] = [
    ...(idea.abilities.edit ? [{ label: t('edit.open'), icon: IconPencil, onSelect: onEdit }] : []),
    ...(idea.abilities.delete
      ? [{ label: t('delete'), icon: IconTrash, onSelect: remove.run, tone: 'stop' as const }]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <Menu
      label={t('more')}
      trigger={(props) => <IconButton {...props} icon={IconDots} label={t('more')} />}
      items={items}
    />
  );
}
