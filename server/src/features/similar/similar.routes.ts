import { findSimilar, listDuplicates, similarTo } from '@leaven/shared/similar/similar.api';
import { route } from '../../http/route';
import { similar } from './similar.service';

export const similarRoutes = [
  route(findSimilar, ({ query }, actor) => similar.find(actor, query)),
  route(similarTo, ({ params }, actor) => similar.to(actor, params.ideaId)),
  route(listDuplicates, (_, actor) => similar.duplicates(actor)),
];
