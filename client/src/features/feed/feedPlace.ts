import { createContext, useContext } from 'react';
import { type FeedFilters, feedAddress } from './filters';

/** The page on which many ideas are changed at once. */
export const manyIdeas = '/moderation/ideas';

/** The page that shows the list whose filters are chosen; undefined for the feed and the search. */
export const FeedPlace = createContext<string | undefined>(undefined);

/** What makes addresses of filters on the page that one is on. */
export function useFeedAddress(): (filters: FeedFilters) => string {
  const place = useContext(FeedPlace);
  return (filters) => feedAddress(filters, place);
}
