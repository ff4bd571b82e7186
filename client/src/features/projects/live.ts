import { projectChanged } from '@leaven/shared/projects/projects.events';
import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../lib/session';
import { useLive } from '../../realtime/live';
import { applyFacts } from './cache';

/** Keeps the board and an open project page as they are now, in place. */
export function useProjectsLive(): void {
  const client = useQueryClient();
  const me = useMe();
  useLive(projectChanged, ({ project }) => applyFacts(client, project, me));
}
