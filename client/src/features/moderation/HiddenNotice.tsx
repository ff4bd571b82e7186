import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/Banner';

/** To the authors and moderators of a hidden idea: why nobody else sees it, and what to do. */
export function HiddenNotice({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('moderation');
  if (!idea.hidden) return null;
  const { reason } = idea.hidden;
  return (
    <Banner icon={IconEyeOff} role="status">
      <p>
        <b>{t('hidden.title')}</b> {reason ? t('hidden.because', { reason }) : t('hidden.pending')}
      </p>
      {idea.mine && <p>{t('hidden.mend')}</p>}
    </Banner>
  );
}
