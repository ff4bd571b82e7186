import { follow, unfollow } from '@leaven/shared/follows/follows.api';
import { route } from '../../http/route';
import { follows } from './follows.service';

export const followsRoutes = [
  route(follow, ({ params }, actor) => follows.set(actor, params.kind, params.targetId, true)),
  route(unfollow, ({ params }, actor) => follows.set(actor, params.kind, params.targetId, false)),
];
