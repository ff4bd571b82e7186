import type { LeavenEvent } from '../../../events/log';
import { type Audiences, nothing, partakers, type Reached, type Telling } from './telling';

type ProjectFact = 'project.moved' | 'project.shut_down' | 'project.update_posted';

/** Those who run the project, then those who took part in its idea. */
async function* audience(
  { data }: LeavenEvent<ProjectFact>,
  around: Audiences,
): AsyncGenerator<Reached> {
  yield [data.ownerId, 'owner'];
  yield [data.sponsorId, 'sponsor'];
  yield* partakers(data.ideaId, around);
}

export const projectTellings: { [K in ProjectFact]: Telling<K> } = {
  'project.moved': {
    audience,
    message: ({ data: { projectId, projectTitle, to, reason } }) => ({
      ...nothing,
      kind: 'project_moved',
      project: { id: projectId, title: projectTitle },
      stage: to,
      excerpt: reason,
    }),
  },
  'project.shut_down': {
    audience,
    message: ({ data: { projectId, projectTitle, reason } }) => ({
      ...nothing,
      kind: 'project_shut_down',
      project: { id: projectId, title: projectTitle },
      stage: 'shut_down',
      excerpt: reason,
    }),
  },
  'project.update_posted': {
    audience,
    message: ({ data: { projectId, projectTitle, excerpt } }) => ({
      ...nothing,
      kind: 'project_updated',
      project: { id: projectId, title: projectTitle },
      excerpt,
    }),
  },
};
