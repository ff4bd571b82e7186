import { notFound } from '@leaven/shared/http/errors';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { type Idea, IdeaRow, ideaState } from './ideas.model';

function present(idea: Idea | null, viewer: Actor): Idea {
  if (!idea || (idea.deletedAt && idea.commentCount === 0)) throw notFound('idea');
  if (!ideasPolicy.sees(viewer, ideaState(idea))) throw notFound('idea');
  return idea;
}

/** @throws AppError 404 when it never was, was deleted without a comment, or is hidden from the viewer */
export const requireIdea = async (id: string, viewer: Actor): Promise<Idea> =>
  present(await IdeaRow.findById(id).lean(), viewer);

/** An idea, or where its votes and talk are now. @throws AppError 404 as `requireIdea` does */
export async function requireRoot(id: string, viewer: Actor): Promise<Idea> {
  const idea = await IdeaRow.findById(id).lean();
  const rootId = idea?.mergedInto.at(-1);
  return rootId ? requireIdea(String(rootId), viewer) : present(idea, viewer);
}
