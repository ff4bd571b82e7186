import { projectChanged, projectUpdated } from '@leaven/shared/projects/projects.events';
import { rooms } from '@leaven/shared/realtime/rooms';
import { onEvent } from '../../events/log';
import { announce } from '../../realtime/announce';
import { ProjectRow, ProjectUpdateRow } from './projects.model';
import { presentFacts, presentUpdates } from './projects.presenter';

async function announceProject({ data }: { data: { projectId: string } }): Promise<void> {
  const project = await ProjectRow.findById(data.projectId).lean();
  if (project)
    announce([rooms.feed, rooms.project(data.projectId)], projectChanged, {
      project: await presentFacts(project),
    });
}

export function announceProjects(): void {
  onEvent('idea.promoted', announceProject);
  onEvent('project.edited', announceProject);
  onEvent('project.moved', announceProject);
  onEvent('project.shut_down', announceProject);
  onEvent('project.update_posted', async (event) => {
    await announceProject(event);
    const row = await ProjectUpdateRow.findById(event.data.updateId).lean();
    const [update] = row ? await presentUpdates([row]) : [];
    if (update) announce(rooms.project(event.data.projectId), projectUpdated, { update });
  });
}
