import { follow, unfollow } from '@leaven/shared/follows/follows.api';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { ideaKeys } from '../ideas/cache';

/** Shows at once what was asked for; a refusal takes it back and says why. */
export const useFollowIdea = (ideaId: string) => {
  const { t } = useTranslation('follows');
  const client = useQueryClient();
  const show = (following: boolean) =>
    client.setQueryData<IdeaView>(
      ideaKeys.detail(ideaId),
      (view) => view && { ...view, following },
    );
  return useMutation({
    mutationFn: (following: boolean) =>
      call(following ? follow : unfollow, { params: { kind: 'idea', targetId: ideaId } }),
    onMutate: async (following) => {
      await client.cancelQueries({ queryKey: ideaKeys.detail(ideaId) });
      show(following);
    },
    onError: (error, following) => {
      show(!following);
      toast(t('failed', { problem: problemText(error) }));
    },
  });
};
