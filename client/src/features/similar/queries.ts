import { follow } from '@leaven/shared/follows/follows.api';
import { ideaChanged } from '@leaven/shared/ideas/ideas.events';
import {
  dismissDuplicate,
  findSimilar,
  listDuplicates,
  recallDuplicate,
  similarTo,
} from '@leaven/shared/similar/similar.api';
import { duplicatesChanged } from '@leaven/shared/similar/similar.events';
import {
  type DuplicatePair,
  type DuplicatePairs,
  mostBodyAsked,
  mostTitleAsked,
  type SimilarIdea,
  type SimilarIdeas,
} from '@leaven/shared/similar/similar.schemas';
import { castVote } from '@leaven/shared/votes/votes.api';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { useLive } from '../../realtime/live';
import { patchIdeaEverywhere } from '../ideas/cache';

const texts = ['similar', 'text'] as const;

/** While the server still reads its ideas after a start, it is asked again. */
const againAfter = 2_000;
const untilReady = ({ state }: { state: { data?: { ready: boolean } | undefined } }) =>
  state.data && !state.data.ready ? againAfter : false;

const freshFor = 60_000;
/** Whole characters: half of one at the end would be refused. */
const cut = (text: string, length: number) => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** What is like the idea that is being typed; the answer before stays until the next is there. */
export const useSimilarToText = (title: string, body: string, enabled: boolean) => {
  const query = { title: cut(title, mostTitleAsked), body: cut(body, mostBodyAsked) };
  return useQuery({
    queryKey: [...texts, query],
    queryFn: ({ signal }) => call(findSimilar, { query }, { signal }),
    enabled,
    staleTime: freshFor,
    placeholderData: keepPreviousData,
    refetchInterval: untilReady,
    // An extra: what is written goes out without it too.
    retry: false,
  });
};

export const useSimilarTo = (ideaId: string) =>
  useQuery({
    queryKey: ['similar', 'idea', ideaId],
    queryFn: ({ signal }) => call(similarTo, { params: { ideaId } }, { signal }),
    staleTime: freshFor,
    refetchInterval: untilReady,
    retry: false,
  });

export const duplicatesKey = ['similar', 'duplicates'] as const;

/** Pairs that may be one idea; they follow what becomes of them, here and in other windows. */
export function useDuplicates() {
  const client = useQueryClient();
  const askAgain = () => void client.invalidateQueries({ queryKey: duplicatesKey });
  useLive(duplicatesChanged, askAgain);
  useLive(ideaChanged, ({ ideaId, what }) => {
    if (!what.includes('stage') && !what.includes('deleted')) return;
    const { items = [] } = client.getQueryData<DuplicatePairs>(duplicatesKey) ?? {};
    if (items.some(({ first, second }) => first.id === ideaId || second.id === ideaId)) askAgain();
  });
  return useQuery({
    queryKey: duplicatesKey,
    queryFn: ({ signal }) => call(listDuplicates, {}, { signal }),
    refetchInterval: untilReady,
  });
}

/** Says that two ideas are not the same, or takes that back: the pair goes, and comes again. */
export const useDismissal = ({ first, second }: DuplicatePair) => {
  const client = useQueryClient();
  const params = { ideaId: first.id, otherId: second.id };
  const again = () => client.invalidateQueries({ queryKey: duplicatesKey });
  const dismiss = useMutation({
    mutationFn: () => call(dismissDuplicate, { params }),
    async onMutate() {
      await client.cancelQueries({ queryKey: duplicatesKey });
      client.setQueryData<DuplicatePairs>(
        duplicatesKey,
        (list) =>
          list && {
            ...list,
            items: list.items.filter(
              (pair) => pair.first.id !== first.id || pair.second.id !== second.id,
            ),
          },
      );
    },
    onError: (error) => toast(problemText(error), 'error'),
    onSettled: again,
  });
  const recall = useMutation({
    mutationFn: () => call(recallDuplicate, { params }),
    onError: (error) => toast(problemText(error), 'error'),
    onSettled: again,
  });
  return { dismiss, recall };
};

/** Votes for an idea, where that is open, and follows it, instead of posting the same again. */
export const useSupportInstead = ({ id, abilities }: SimilarIdea) => {
  const { t } = useTranslation('similar');
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const vote = abilities.vote
        ? await call(castVote, { params: { ideaId: id }, body: { value: 1 } })
        : undefined;
      await call(follow, { params: { kind: 'idea', targetId: id } });
      return vote;
    },
    onSuccess: (vote) => {
      if (!vote) return;
      const { myVote, votes, liveRev } = vote;
      patchIdeaEverywhere(client, id, { myVote, votes, liveRev });
      client.setQueriesData<SimilarIdeas>(
        { queryKey: texts },
        (found) =>
          found && {
            ...found,
            items: found.items.map((idea) => (idea.id === id ? { ...idea, myVote, votes } : idea)),
          },
      );
    },
    onError: (error) => toast(t('failed', { problem: problemText(error) })),
  });
};
