import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import {
  IconArchive,
  IconArrowForwardUp,
  IconDots,
  IconPencil,
  IconRefresh,
  IconTrash,
  IconUserMinus,
  IconUsers,
} from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { useMe } from '../../lib/session';
import { toast } from '../../lib/toasts';
import { IconButton } from '../../ui/Button';
import { Menu, type MenuItem } from '../../ui/Menu';
import { useEndCoAuthorship } from './coAuthoring';
import type { KeepQuestion } from './KeepDialogs';
import { useDeleteWithUndo } from './useDeleteWithUndo';

const CoAuthorsDialog = lazy(() => import('./CoAuthorsDialog'));
const KeepDialogs = lazy(() => import('./KeepDialogs'));

/** What this person may do with an idea besides reading it; nothing when that is nothing. */
export function IdeaMenu({
  idea,
  onEdit,
  more = [],
}: {
  idea: IdeaView;
  onEdit: () => void;
  /** What other features offer. */
  more?: readonly MenuItem[];
}) {
  const { t } = useTranslation(['ideas', 'authors']);
  const remove = useDeleteWithUndo(idea);
  const [question, setQuestion] = useState<KeepQuestion | null>(null);
  // Loaded when it is first asked for, and kept, so that the focus can go back.
  const [writers, setWriters] = useState<'never' | 'open' | 'closed'>('never');
  const me = useMe();
  const end = useEndCoAuthorship(idea.id);
  const leave = () =>
    end.mutate(me.id, {
      onSuccess: () => toast(t('authors:menu.left')),
      onError: (error) => toast(problemText(error), 'error'),
    });
  const isCoAuthor = idea.coAuthors.some(({ id }) => id === me.id);
  const { archive, revive, handOn } = idea.abilities;
  const [asked, setAsked] = useState(false);
  const ask = (next: KeepQuestion) => () => {
    setAsked(true);
    setQuestion(next);
  };
  const items: MenuItem[] = [
    ...(idea.abilities.edit ? [{ label: t('edit.open'), icon: IconPencil, onSelect: onEdit }] : []),
    ...(idea.abilities.inviteCoAuthor
      ? [{ label: t('authors:menu.open'), icon: IconUsers, onSelect: () => setWriters('open') }]
      : []),
    ...(isCoAuthor
      ? [{ label: t('authors:menu.leave'), icon: IconUserMinus, onSelect: leave }]
      : []),
    ...(handOn
      ? [{ label: t('handOn.open'), icon: IconArrowForwardUp, onSelect: ask('handOn') }]
      : []),
    ...(archive ? [{ label: t('archive.open'), icon: IconArchive, onSelect: ask('archive') }] : []),
    ...(revive ? [{ label: t('revive.open'), icon: IconRefresh, onSelect: ask('revive') }] : []),
    ...more,
    ...(idea.abilities.delete
      ? [{ label: t('delete'), icon: IconTrash, onSelect: remove.run, tone: 'stop' as const }]
      : []),
  ];
  if (items.length === 0 && !question && writers !== 'open') return null;
  return (
    <>
      <Menu
        label={t('more')}
        trigger={(props) => <IconButton {...props} icon={IconDots} label={t('more')} />}
        items={items}
      />
      {writers !== 'never' && (
        <Suspense>
          <CoAuthorsDialog
            idea={idea}
            open={writers === 'open'}
            onClose={() => setWriters('closed')}
          />
        </Suspense>
      )}
      {asked && (
        <Suspense>
          <KeepDialogs idea={idea} question={question} onClose={() => setQuestion(null)} />
        </Suspense>
      )}
    </>
  );
}
