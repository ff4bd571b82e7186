import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import type { Types } from 'mongoose';
import { type Idea, IdeaRow, ideaState, idsOf } from './ideas.model';

/** The ids of an idea and of everything that was merged into it. */
export async function idsWith(ideaId: string): Promise<Types.ObjectId[]> {
  const idea = await IdeaRow.findById(ideaId, { mergedFrom: 1 }).lean();
  return idea ? idsOf(idea) : [];
}

/** The ids of an idea and of what was merged into it, those left out that this person does not see. */
export async function idsSeenBy(actor: Actor, idea: Idea): Promise<Types.ObjectId[]> {
  if (idea.mergedFrom.length === 0) return [idea._id];
  const parts = await IdeaRow.find(
    { _id: { $in: idea.mergedFrom }, deletedAt: null },
    { stage: 1, authorId: 1, coAuthorIds: 1, deletedAt: 1, hiddenAt: 1, mergedFrom: 1 },
  ).lean<Idea[]>();
  const seen = new Set(
    parts.filter((part) => ideasPolicy.sees(actor, ideaState(part))).map(({ _id }) => String(_id)),
  );
  return [idea._id, ...idea.mergedFrom.filter((id) => seen.has(String(id)))];
}

/** The ids of an idea and of all it was merged into: on their pages is shown what hangs on it. */
export async function pagesOf(ideaId: string): Promise<string[]> {
  const idea = await IdeaRow.findById(ideaId, { mergedInto: 1 }).lean();
  return [ideaId, ...(idea?.mergedInto ?? []).map(String)];
}
