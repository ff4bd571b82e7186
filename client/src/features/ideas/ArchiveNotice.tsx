import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconArchive } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { Banner } from '../../ui/Banner';

/** How an archived idea comes back, or what keeps a silent one out of the archive. */
export function ArchiveNotice({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas');
  const { stage, archivesAt } = idea;
  if (stage === 'archived')
    return (
      <Banner tone="grey" icon={IconArchive}>
        {t('archive.comesBack')}
      </Banner>
    );
  if (!archivesAt) return null;
  return <Banner icon={IconArchive}>{t('archive.soon', { day: formatDay(archivesAt) })}</Banner>;
}
