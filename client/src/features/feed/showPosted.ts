import type { FeedQuery } from '@leaven/shared/feed/feed.schemas';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import type { QueryClient } from '@tanstack/react-query';
import { cardOf, ideaKeys, putOnTop } from '../ideas/cache';

/** Whether a list would show an idea that this viewer has just posted. */
const takes = (query: Partial<FeedQuery>, idea: IdeaView): boolean =>
  !query.q &&
  !query.voted &&
  query.sort !== 'needs_eyes' &&
  (!query.stage || query.stage === idea.stage) &&
  (!query.categoryId || query.categoryId === idea.category.id);

/**
 * Puts a viewer's new idea on top of the feeds that are in the cache, whatever their order: who has
 * posted something wants to see it. It takes its own place when the list is made anew.
 */
export function showPosted(client: QueryClient, idea: IdeaView): void {
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: ideaKeys.feeds }))
    if (takes(queryKey.at(-1) as Partial<FeedQuery>, idea))
      putOnTop(client, queryKey, cardOf(idea));
}
