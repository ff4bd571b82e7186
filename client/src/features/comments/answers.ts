import {
  acceptSolution,
  getAnswers,
  sayWorked,
  takeSolutionBack,
  takeWorkedBack,
} from '@leaven/shared/comments/answers.api';
import { answersChanged } from '@leaven/shared/comments/answers.events';
import type { AnswersView } from '@leaven/shared/comments/answers.schemas';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { useLive, useRoom } from '../../realtime/live';

const keyOf = (ideaId: string) => ['answers', ideaId] as const;

/** The answers to a question, kept current; undefined for an idea, and while they are on their way. */
export function useAnswers({ id: ideaId, isQuestion }: Pick<IdeaView, 'id' | 'isQuestion'>) {
  const client = useQueryClient();
  const queryKey = keyOf(ideaId);
  const refetch = () => void client.invalidateQueries({ queryKey });
  useRoom({ kind: 'idea', id: ideaId }, refetch);
  useLive(answersChanged, (message) => {
    if (message.ideaId === ideaId) refetch();
  });
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => call(getAnswers, { params: { ideaId } }, { signal }),
    enabled: isQuestion,
  }).data;
}

/** What the comments of a question's thread need to know; null in the thread of an idea. */
export const AnswersContext = createContext<AnswersView | null>(null);
export const useAnswersHere = () => use(AnswersContext);

/** Puts what the server answers in the place of what was shown; a refusal says why. */
function useChange<Input>(ideaId: string, change: (input: Input) => Promise<AnswersView>) {
  const { t } = useTranslation('answers');
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onMutate: () => client.cancelQueries({ queryKey: keyOf(ideaId) }),
    onSuccess: (view) => client.setQueryData(keyOf(ideaId), view),
    onError: (error) => {
      void client.invalidateQueries({ queryKey: keyOf(ideaId) });
      toast(t('failed', { problem: problemText(error) }), 'error');
    },
  });
}

/** Accepts a comment as the answer; null: none any more. */
export const useAccept = (ideaId: string) =>
  useChange(ideaId, (commentId: string | null) =>
    commentId === null
      ? call(takeSolutionBack, { params: { ideaId } })
      : call(acceptSolution, { params: { ideaId }, body: { commentId } }),
  );

export const useWorked = (ideaId: string, commentId: string) =>
  useChange(ideaId, (works: boolean) =>
    call(works ? sayWorked : takeWorkedBack, { params: { commentId } }),
  );
