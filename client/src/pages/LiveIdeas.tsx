import { useFeedLive } from '../features/feed/live';

/**
 * Keeps ideas and feeds in the cache true on every page, so that the way back to the feed shows what
 * has happened meanwhile. Draws nothing; its code arrives after the first paint.
 */
export default function LiveIdeas() {
  useFeedLive();
  return null;
}
