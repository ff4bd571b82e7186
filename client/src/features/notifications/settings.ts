import {
  getNotificationSettings,
  updateNotificationSettings,
} from '@leaven/shared/notifications/settings.api';
import type {
  NotificationSettings,
  NotificationSettingsPatch,
} from '@leaven/shared/notifications/settings.schemas';
import { topics } from '@leaven/shared/notifications/topics';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';

const settingsQuery = queryOptions({
  queryKey: ['notification settings'],
  queryFn: ({ signal }) => call(getNotificationSettings, {}, { signal }),
});

export const useNotificationSettings = () => useQuery(settingsQuery);

/** The settings as they are with a change. */
function patched(
  settings: NotificationSettings,
  { choices, ...rest }: NotificationSettingsPatch,
): NotificationSettings {
  const all = topics.map((topic) => [topic, { ...settings.choices[topic], ...choices?.[topic] }]);
  return { ...settings, ...rest, choices: Object.fromEntries(all) };
}

/** Shows a choice at once; a refusal takes it back and says why. Choices go out one after another. */
export function useChoose() {
  const { t } = useTranslation('notificationSettings');
  const { queryKey } = settingsQuery;
  return useMutation({
    mutationKey: queryKey,
    scope: { id: 'notification settings' },
    mutationFn: (patch: NotificationSettingsPatch) =>
      call(updateNotificationSettings, { body: patch }),
    onMutate: async (patch, { client }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, (settings) => settings && patched(settings, patch));
      return before;
    },
    onError: (error, _patch, before, { client }) => {
      client.setQueryData(queryKey, before);
      toast(t('notChanged', { problem: problemText(error) }), 'error');
    },
    // Not while another choice is on its way: the answer would undo it on the screen.
    onSettled: (_settings, _error, _patch, _before, { client }) => {
      if (client.isMutating({ mutationKey: queryKey }) === 1)
        void client.invalidateQueries({ queryKey });
    },
  });
}
