import { AppError } from '@leaven/shared/http/errors';
import { decideIdea } from '@leaven/shared/ideas/ideas.api';
import type { newDecision } from '@leaven/shared/ideas/ideas.schemas';
import { promoteIdea } from '@leaven/shared/projects/projects.api';
import type { newProject } from '@leaven/shared/projects/projects.schemas';
import { type QueryClient, useMutation } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { storeIdea } from '../ideas/cache';
import { refreshIdea } from '../ideas/queries';
import { storeProject } from './cache';

/** Somebody else decided first, or the idea is gone: what the page shows is out of date. */
function showAsItIs(client: QueryClient, ideaId: string, error: unknown): void {
  if (error instanceof AppError && (error.status === 409 || error.status === 404))
    void refreshIdea(client, ideaId);
}

/** Takes an idea into review, declines it or reopens it. */
export const useDecide = (ideaId: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof newDecision>) =>
      call(decideIdea, { params: { ideaId }, body }),
    onSuccess: (view, _body, _before, { client }) => storeIdea(client, view),
    onError: (error, _body, _before, { client }) => showAsItIs(client, ideaId, error),
  });

/** Makes a project of an idea. */
export const usePromote = (ideaId: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof newProject>) =>
      call(promoteIdea, { params: { ideaId }, body }),
    onSuccess: (project, _body, _before, { client }) => {
      storeProject(client, project);
      void refreshIdea(client, ideaId);
    },
    onError: (error, _body, _before, { client }) => showAsItIs(client, ideaId, error),
  });
