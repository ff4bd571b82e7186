import { useNotificationsLive } from '../features/notifications/live';
import { useUnread } from '../features/notifications/queries';
import { useTitleCount } from '../lib/documentTitle';

/**
 * How many things wait behind each item of the navigation, kept right while the shell is shown; the
 * window's title says the same number.
 */
export function useNavBadges(): { inbox: number; review?: number } {
  const inbox = useUnread();
  useNotificationsLive();
  useTitleCount(inbox);
  return { inbox };
}
