import { countModerationQueue } from '@leaven/shared/moderation/count.api';
import { moderationChanged } from '@leaven/shared/moderation/moderation.events';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api';
import { useLive } from '../../realtime/live';
import { countKey } from './count';

/** Keeps the number in the navigation right, for who moderates. */
export function useModerationCount(moderates: boolean): void {
  const client = useQueryClient();
  useLive(moderationChanged, () => {
    if (moderates) void client.invalidateQueries({ queryKey: countKey });
  });
  useQuery({
    queryKey: countKey,
    queryFn: ({ signal }) => call(countModerationQueue, {}, { signal }),
    enabled: moderates,
  });
}
