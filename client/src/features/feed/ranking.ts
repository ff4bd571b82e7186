import { getRanking } from '@leaven/shared/feed/ranking.api';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api';

export const rankingKey = ['ranking'] as const;
const LOOK_AGAIN_MS = 1_500;

/** What ranking goes by now; while scores are being written anew it is asked again and again. */
export const useRanking = ({ enabled = true }: { enabled?: boolean } = {}) =>
  useQuery({
    queryKey: rankingKey,
    queryFn: ({ signal }) => call(getRanking, {}, { signal }),
    enabled,
    refetchInterval: ({ state }) => (state.data?.rescoring ? LOOK_AGAIN_MS : false),
  });
