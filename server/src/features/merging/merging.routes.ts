import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { mergeIdea, previewMerge, undoMerge } from '@leaven/shared/merging/merging.api';
import type { Actor } from '@leaven/shared/users/roles';
import { route } from '../../http/route';
import { merging } from './merging.service';

/** @param view shows an idea with what the features to the right know of it */
export const mergingRoutes = (view: (actor: Actor, ideaId: string) => Promise<IdeaView>) => [
  route(previewMerge, ({ params }, actor) => merging.preview(actor, params.ideaId, params.intoId)),
  route(mergeIdea, async ({ params, body }, actor) => {
    await merging.merge(actor, params.ideaId, body);
    return view(actor, params.ideaId);
  }),
  route(undoMerge, async ({ params }, actor) => {
    await merging.undo(actor, params.ideaId);
    return view(actor, params.ideaId);
  }),
];
