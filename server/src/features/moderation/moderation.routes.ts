import {
  flagThing,
  listModerationQueue,
  resolveFlagged,
} from '@leaven/shared/moderation/moderation.api';
import { route } from '../../http/route';
import { moderation } from './moderation.service';

export const moderationRoutes = [
  route(flagThing, ({ body }, actor) => moderation.flag(actor, body)),
  route(listModerationQueue, ({ query }, actor) => moderation.queue(actor, query)),
  route(resolveFlagged, ({ params, body }, actor) =>
    moderation.resolve(actor, params.itemId, body),
  ),
];
