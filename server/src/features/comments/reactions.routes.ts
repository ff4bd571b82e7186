import { listReactions, react, unreact } from '@leaven/shared/comments/reactions.api';
import { route } from '../../http/route';
import { reactions } from './reactions.service';

export const reactionsRoutes = [
  route(react, ({ params }, actor) => reactions.set(actor, params.commentId, params.kind)),
  route(unreact, ({ params }, actor) => reactions.remove(actor, params.commentId, params.kind)),
  route(listReactions, ({ params }, actor) => reactions.list(actor, params.commentId)),
];
