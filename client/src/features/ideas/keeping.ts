import { AppError } from '@leaven/shared/http/errors';
import { archiveIdea, handIdeaOn, reviveIdea } from '@leaven/shared/ideas/ideas.api';
import type { handOn, IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { ideaKeys, storeIdea } from './cache';
import { refreshIdea } from './queries';

/** Something that is done to an idea and answers with the idea as it is then. */
export const useKeeping = <Input>(ideaId: string, act: (input: Input) => Promise<IdeaView>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (view) => {
      storeIdea(client, view);
      void client.invalidateQueries({ queryKey: ideaKeys.reviews });
    },
    onError: (error) => {
      // Somebody else was faster: the page is out of date.
      if (error instanceof AppError && error.status === 409) void refreshIdea(client, ideaId);
    },
  });
};

export const useArchiveIdea = (ideaId: string) =>
  useKeeping(ideaId, (reason: string) =>
    call(archiveIdea, { params: { ideaId }, body: { reason } }),
  );

export const useReviveIdea = (ideaId: string) =>
  useKeeping(ideaId, (reason: string) =>
    call(reviveIdea, { params: { ideaId }, body: { reason } }),
  );

/** Gives an idea to another steward. */
export const useHandOn = (ideaId: string) =>
  useKeeping(ideaId, (body: z.input<typeof handOn>) =>
    call(handIdeaOn, { params: { ideaId }, body }),
  );
