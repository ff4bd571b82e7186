import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFeedLive } from '../features/feed/live';
import { showPosted } from '../features/feed/showPosted';
import { useDraftSync } from '../features/ideas/drafting/sync';
import { useModerationCount } from '../features/moderation/useModerationCount';
import { useLeavingDevice } from '../features/notifications/push/useLeavingDevice';
import { useTellZone } from '../features/notifications/useTellZone';
import { useMe } from '../lib/session';
import { toast } from '../lib/toasts';

/**
 * Keeps ideas and feeds in the cache true on every page, so that the way back to the feed shows what
 * has happened meanwhile, brings what is written on this device on its way, and counts what waits for
 * a moderator. Draws nothing; its code arrives after the first paint.
 */
export default function LiveIdeas() {
  const { t } = useTranslation('drafts');
  const client = useQueryClient();
  useFeedLive();
  useTellZone();
  useLeavingDevice();
  useModerationCount(useMe().abilities.moderate);
  useDraftSync((idea) => {
    showPosted(client, idea);
    toast(t('outbox.posted', { title: idea.title }));
  });
  return null;
}
