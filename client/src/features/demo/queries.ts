import { getDemoWork, getTour, startDemoWork } from '@leaven/shared/demo/demo.api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api';

export const tourKey = ['demo', 'tour'] as const;
const workKey = ['demo', 'work'] as const;

/** How far a first visitor has come with the three steps. */
export const useTour = () =>
  useQuery({
    queryKey: tourKey,
    queryFn: ({ signal }) => call(getTour, {}, { signal }),
  });

/** Whether the invented colleagues are at work; asked again when their minute is over. */
export const useDemoWork = () =>
  useQuery({
    queryKey: workKey,
    queryFn: ({ signal }) => call(getDemoWork, {}, { signal }),
    refetchInterval: ({ state }) => {
      const until = state.data?.until;
      return until ? Math.max(1000, new Date(until).getTime() - Date.now() + 500) : false;
    },
  });

export const useStartDemoWork = () =>
  useMutation({
    mutationFn: () => call(startDemoWork, {}),
    onSuccess: (work, _input, _before, { client }) => client.setQueryData(workKey, work),
  });
