import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Thread } from '../features/comments/Thread';
import { formatDay } from '../lib/format';
import { LinkButton } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { BackLink, Middle, PageTitle } from '../ui/Page';

/** No such idea, or one that was deleted before anybody said something about it. */
export function IdeaGone() {
  const { t } = useTranslation('ideas');
  return (
    <Middle>
      <PageTitle hidden>{t('gone.title')}</PageTitle>
      <EmptyState
        icon={IconTrash}
        title={t('gone.title')}
        action={<LinkButton to="/">{t('gone.toFeed')}</LinkButton>}
      >
        {t('gone.text')}
      </EmptyState>
    </Middle>
  );
}

/** A deleted idea that people have talked about: its words are gone, theirs stay. */
export function IdeaTombstone({ idea, deletedAt }: { idea: IdeaView; deletedAt: string }) {
  const { t } = useTranslation('ideas');
  return (
    <Middle>
      <BackLink to="/">{t('toFeed')}</BackLink>
      <PageTitle>{t('tombstone.title')}</PageTitle>
      <p className="lead">{t('tombstone.text', { day: formatDay(deletedAt) })}</p>
      <Thread idea={idea} />
    </Middle>
  );
}
