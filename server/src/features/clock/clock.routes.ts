import { listEarlierReplies, putReply, takeReplyBack } from '@leaven/shared/clock/replies.api';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { route } from '../../http/route';
import { replies } from './replies.service';

/** @param view shows an idea with what the features to the right know of it */
export const clockRoutes = (view: (actor: Actor, ideaId: string) => Promise<IdeaView>) => [
  route(putReply, async ({ params, body }, actor) => {
    await replies.put(actor, params.ideaId, body);
    return view(actor, params.ideaId);
  }),
  route(takeReplyBack, async ({ params }, actor) => {
    await replies.takeBack(actor, params.ideaId);
    return view(actor, params.ideaId);
  }),
  route(listEarlierReplies, ({ params, query }, actor) =>
    replies.earlier(actor, params.ideaId, query),
  ),
];
