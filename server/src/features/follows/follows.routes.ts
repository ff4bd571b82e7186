import {
  follow,
  getThreadWishes,
  mute,
  unfollow,
  unmute,
} from '@leaven/shared/follows/follows.api';
import { route } from '../../http/route';
import { follows } from './follows.service';
import { mutes } from './mutes.service';
import { threadWishesOf } from './threads.service';

export const followsRoutes = [
  route(getThreadWishes, ({ params }, actor) => threadWishesOf(actor, params.ideaId)),
  route(follow, ({ params }, actor) => follows.set(actor, params.kind, params.targetId, true)),
  route(unfollow, ({ params }, actor) => follows.set(actor, params.kind, params.targetId, false)),
  route(mute, ({ params }, actor) => mutes.set(actor, params.kind, params.targetId, true)),
  route(unmute, ({ params }, actor) => mutes.set(actor, params.kind, params.targetId, false)),
];
