import * as z from 'zod/mini';
import { defineEvent } from '../realtime/event';
import { projectFacts, updateView } from './projects.schemas';

/** To everybody: a project came to be or changed; its card as it is now. */
export const projectChanged = defineEvent('project.changed', z.object({ project: projectFacts }));

/** To the project's room: news from its owner or sponsor. */
export const projectUpdated = defineEvent('project.updated', z.object({ update: updateView }));
