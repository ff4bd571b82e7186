import { changeIdeas } from '@leaven/shared/moderation/bulk.api';
import { countModerationQueue } from '@leaven/shared/moderation/count.api';
import {
  flagThing,
  listModerationQueue,
  resolveFlagged,
} from '@leaven/shared/moderation/moderation.api';
import { route } from '../../http/route';
import { changeMany } from './bulk';
import { moderation } from './moderation.service';

export const moderationRoutes = [
  route(flagThing, ({ body }, actor) => moderation.flag(actor, body)),
  route(countModerationQueue, async (_input, actor) => ({
    waiting: await moderation.waitingFor(actor),
  })),
  route(listModerationQueue, ({ query }, actor) => moderation.queue(actor, query)),
  route(resolveFlagged, ({ params, body }, actor) =>
    moderation.resolve(actor, params.itemId, body),
  ),
  route(changeIdeas, ({ body }, actor) => changeMany(actor, body)),
];
