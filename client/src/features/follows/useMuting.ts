import { mute, unmute } from '@leaven/shared/follows/follows.api';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import type { MenuItem } from '../../ui/Menu';
import { ideaKeys } from '../ideas/cache';

/** What the menu of an idea offers to who wants to hear no more of it. */
export function useMuting(idea: Pick<IdeaView, 'id' | 'muted'>): MenuItem {
  const { t } = useTranslation('follows');
  const { mutate } = useMutation({
    mutationFn: (muted: boolean) =>
      call(muted ? mute : unmute, { params: { kind: 'idea', targetId: idea.id } }),
    onSuccess: ({ muted }, _wish, _before, { client }) => {
      client.setQueryData<IdeaView>(ideaKeys.detail(idea.id), (view) => view && { ...view, muted });
      toast(t(muted ? 'muted' : 'unmuted'));
    },
    onError: (error) => toast(t('failed', { problem: problemText(error) }), 'error'),
  });
  return {
    label: t(idea.muted ? 'unmute' : 'mute'),
    icon: idea.muted ? IconVolume : IconVolumeOff,
    onSelect: () => mutate(!idea.muted),
  };
}
