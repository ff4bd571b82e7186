import {
  getProject,
  listProjects,
  listProjectUpdates,
  moveProject,
  postProjectUpdate,
  shutProjectDown,
  updateProject,
} from '@leaven/shared/projects/projects.api';
import type {
  MovableStage,
  ProjectCard,
  ProjectView,
  projectPatch,
  projectShutdown,
  UpdateView,
} from '@leaven/shared/projects/projects.schemas';
import type { ProjectStage } from '@leaven/shared/stages';
import {
  infiniteQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { type Pages, withFirst } from '../../lib/pages';
import { useMe } from '../../lib/session';
import { type Column, placeCard, projectKeys, storeProject, withAbilities } from './cache';

const columnQuery = (stage: ProjectStage) =>
  infiniteQueryOptions({
    queryKey: projectKeys.column(stage),
    queryFn: ({ pageParam, signal }) =>
      call(listProjects, { query: { stage, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** The projects in one stage, newest stage change first, a page at a time. */
export const useColumn = (stage: ProjectStage) => useInfiniteQuery(columnQuery(stage));

export const useProject = (projectId: string) =>
  useQuery({
    queryKey: projectKeys.detail(projectId),
    queryFn: ({ signal }) => call(getProject, { params: { projectId } }, { signal }),
  });

export const useProjectUpdates = (projectId: string) =>
  useInfiniteQuery({
    queryKey: projectKeys.updates(projectId),
    queryFn: ({ pageParam, signal }) =>
      call(listProjectUpdates, { params: { projectId }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export interface Move {
  project: ProjectCard;
  to: MovableStage;
  reason?: string;
}

/** Moves a project; the card goes to its new column at once and comes back where the server refuses. */
export function useMoveProject() {
  const me = useMe();
  return useMutation({
    mutationFn: ({ project, to, reason }: Move) =>
      call(moveProject, { params: { projectId: project.id }, body: { to, reason } }),
    onMutate: async ({ project, to }, { client }) => {
      const detail = projectKeys.detail(project.id);
      await Promise.all([
        client.cancelQueries({ queryKey: projectKeys.board }),
        client.cancelQueries({ queryKey: detail }),
      ]);
      const board = client.getQueriesData<Column>({ queryKey: projectKeys.board });
      const view = client.getQueryData<ProjectView>(detail);
      const moved = { stage: to, stageSince: new Date().toISOString() };
      placeCard(client, withAbilities({ ...project, ...moved }, me));
      if (view) client.setQueryData(detail, withAbilities({ ...view, ...moved }, me));
      return { board, view };
    },
    onSuccess: (view, _move, _before, { client }) => storeProject(client, view),
    onError: (_error, { project }, before, { client }) => {
      for (const [key, column] of before?.board ?? []) client.setQueryData(key, column);
      if (before?.view) client.setQueryData(projectKeys.detail(project.id), before.view);
      void client.invalidateQueries({ queryKey: projectKeys.board });
      void client.invalidateQueries({ queryKey: projectKeys.detail(project.id) });
    },
  });
}

/** Refused with `stale_edit` when the project is not what was read. */
export const useUpdateProject = (projectId: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof projectPatch>) =>
      call(updateProject, { params: { projectId }, body }),
    onSuccess: (view, _body, _before, { client }) => storeProject(client, view),
  });

export const useShutDown = (projectId: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof projectShutdown>) =>
      call(shutProjectDown, { params: { projectId }, body }),
    onSuccess: (view, _body, _before, { client }) => storeProject(client, view),
  });

export const usePostUpdate = (projectId: string) =>
  useMutation({
    mutationFn: (body: string) =>
      call(postProjectUpdate, { params: { projectId }, body: { body } }),
    onSuccess: (update, _body, _before, { client }) =>
      client.setQueryData<Pages<UpdateView>>(projectKeys.updates(projectId), (pages) =>
        pages ? withFirst(pages, update) : pages,
      ),
  });
