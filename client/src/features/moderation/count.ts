import { skipToken, useQuery } from '@tanstack/react-query';

export const countKey = ['moderation', 'count'] as const;

/** How much waits for this moderator, once it was asked for: the first page does not wait for it. */
export const useKnownCount = (): number =>
  useQuery<{ waiting: number }>({ queryKey: countKey, queryFn: skipToken }).data?.waiting ?? 0;
