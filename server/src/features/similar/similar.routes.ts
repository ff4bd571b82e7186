import {
  dismissDuplicate,
  findSimilar,
  listDuplicates,
  recallDuplicate,
  similarTo,
} from '@leaven/shared/similar/similar.api';
import { route } from '../../http/route';
import { dismissals } from './dismissals.service';
import { similar } from './similar.service';

export const similarRoutes = [
  route(findSimilar, ({ query }, actor) => similar.find(actor, query)),
  route(similarTo, ({ params }, actor) => similar.to(actor, params.ideaId)),
  route(listDuplicates, (_, actor) => similar.duplicates(actor)),
  route(dismissDuplicate, async ({ params }, actor) => {
    await dismissals.put(actor, params.ideaId, params.otherId);
    return { dismissed: true };
  }),
  route(recallDuplicate, async ({ params }, actor) => {
    await dismissals.takeBack(actor, params.ideaId, params.otherId);
    return { dismissed: false };
  }),
];
