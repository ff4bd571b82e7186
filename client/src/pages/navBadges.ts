import { useReviewCount } from '../features/feed/reviewQueue';
import { useKnownCount } from '../features/moderation/count';
import { useNotificationsLive } from '../features/notifications/live';
import { useUnread } from '../features/notifications/queries';
import { useTitleCount } from '../lib/documentTitle';

/**
 * How many things wait behind each item of the navigation, kept right while the shell is shown; the
 * window's title says how much is unread.
 * @param answers whether this person answers ideas
 */
export function useNavBadges(answers: boolean): {
  inbox: number;
  review: number;
  moderation: number;
} {
  const inbox = useUnread();
  const review = useReviewCount(answers);
  const moderation = useKnownCount();
  useNotificationsLive();
  useTitleCount(inbox);
  return { inbox, review, moderation };
}
