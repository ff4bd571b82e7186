import { leaveComment, takeComment } from '@leaven/shared/comments/extensions.api';
import { route } from '../../http/route';
import { extensions } from './extensions.service';

export const extensionsRoutes = [
  route(takeComment, ({ params }, actor) =>
    extensions.take(actor, params.ideaId, params.commentId),
  ),
  route(leaveComment, async ({ params }, actor) => {
    await extensions.leave(actor, params.ideaId, params.commentId);
    return { ok: true } as const;
  }),
];
