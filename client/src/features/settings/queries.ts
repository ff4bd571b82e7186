import { getSettings, updateSettings } from '@leaven/shared/settings/settings.api';
import type { settingsPatch } from '@leaven/shared/settings/settings.schemas';
import { useMutation, useQuery } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';

const settingsKey = ['settings'] as const;

export const useSettings = () =>
  useQuery({
    queryKey: settingsKey,
    queryFn: ({ signal }) => call(getSettings, {}, { signal }),
  });

export const useUpdateSettings = () =>
  useMutation({
    mutationFn: (body: z.input<typeof settingsPatch>) => call(updateSettings, { body }),
    onSuccess: (settings, _body, _before, { client }) => client.setQueryData(settingsKey, settings),
  });
