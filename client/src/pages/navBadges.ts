import { useUnread } from '../features/notifications/queries';

/** How many things wait behind each item of the navigation. */
export function useNavBadges(): { inbox?: number; review?: number } {
  return { inbox: useUnread() };
}
