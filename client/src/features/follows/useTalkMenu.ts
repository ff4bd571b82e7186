import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import {
  follow,
  getThreadWishes,
  mute,
  unfollow,
  unmute,
} from '@leaven/shared/follows/follows.api';
import { IconBell, IconBellOff, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import type { MenuItem } from '../../ui/Menu';

const key = (ideaId: string) => ['thread-follows', ideaId] as const;

const endpoints = { follow, unfollow, mute, unmute } as const;
type Wish = keyof typeof endpoints;

/** Following a talk about an idea, or hearing nothing more of it, from the menu of each of its comments. */
export function useTalkMenu(ideaId: string): (comment: CommentView) => MenuItem[] {
  const { t } = useTranslation('follows');
  const { data } = useQuery({
    queryKey: key(ideaId),
    queryFn: ({ signal }) => call(getThreadWishes, { params: { ideaId } }, { signal }),
  });
  const { mutate } = useMutation({
    mutationFn: ({ wish, targetId }: { wish: Wish; targetId: string }) =>
      call(endpoints[wish], { params: { kind: 'thread', targetId } }),
    onSuccess: (_view, { wish }, _before, { client }) => {
      toast(t(`talk.done.${wish}`));
      return client.invalidateQueries({ queryKey: key(ideaId) });
    },
    onError: (error) => toast(t('failed', { problem: problemText(error) }), 'error'),
  });
  return useCallback(
    ({ path, visibility }) => {
      const [targetId] = path.split('/');
      if (!data || !targetId || visibility === 'staff') return [];
      const item = (wish: Wish, icon: MenuItem['icon']): MenuItem => ({
        label: t(`talk.${wish}`),
        ...(icon ? { icon } : {}),
        onSelect: () => mutate({ wish, targetId }),
      });
      return [
        data.following.includes(targetId)
          ? item('unfollow', IconBellOff)
          : item('follow', IconBell),
        data.muted.includes(targetId) ? item('unmute', IconVolume) : item('mute', IconVolumeOff),
      ];
    },
    [data, mutate, t],
  );
}
