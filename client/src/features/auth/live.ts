import { meChanged } from '@leaven/shared/users/users.events';
import { useQueryClient } from '@tanstack/react-query';
import { useLive } from '../../realtime/live';

/** Somebody gave me another role or name: what I see and may do follows at once. */
export function useMeLive(): void {
  const client = useQueryClient();
  // Abilities stand in everything that is shown, so all of it is asked for again.
  useLive(meChanged, () => void client.invalidateQueries());
}
