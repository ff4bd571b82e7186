import { changedMeanwhile } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { transact } from '../../database/connection';
import type { Category } from '../categories/categories.model';
import { IdeaRow, ideaState, shownToAll } from './ideas.model';
import { ideas } from './ideas.service';
import { recordRouted, routedTo } from './stewards';

/** Moves an idea to a category, and so to its steward. Where it is there already, nothing changes. */
export async function moveIdea(actor: Actor, ideaId: string, category: Category): Promise<void> {
  const idea = await ideas.require(ideaId, actor);
  enforce(ideasPolicy.move(actor, ideaState(idea)));
  if (category._id.equals(idea.categoryId)) return;
  const routed = routedTo(category);
  await transact(async (tx) => {
    const moved = await IdeaRow.updateOne(
      { _id: idea._id, stage: idea.stage, categoryId: idea.categoryId, ...shownToAll },
      { $set: routed, $inc: { liveRev: 1 } },
      { session: tx.session },
    );
    if (moved.matchedCount === 0) throw changedMeanwhile();
    await tx.record({ kind: 'idea.moved', actorId: actor.id, data: { ideaId } });
    await recordRouted(tx, actor.id, { ...idea, ...routed });
  });
}
