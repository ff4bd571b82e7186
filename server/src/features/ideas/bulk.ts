import { AppError, invalidField } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { BulkChange } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { transact } from '../../database/connection';
import type { Category } from '../categories/categories.model';
import { categories } from '../categories/categories.service';
import { archive } from './archive';
import { IdeaRow, ideaState, shownToAll } from './ideas.model';
import { changedMeanwhile, ideas } from './ideas.service';
import { recordRouted, routedTo } from './stewards';

/** Moves one idea to a category, and so to its steward. Where it is there already, nothing changes. */
async function move(actor: Actor, ideaId: string, category: Category): Promise<void> {
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

/** What is to be done to each. @throws AppError that names what the change lacks */
async function stepOf(
  actor: Actor,
  { action, categoryId, reason }: BulkChange,
): Promise<(ideaId: string) => Promise<void>> {
  if (action === 'move') {
    if (!categoryId) throw invalidField('categoryId', 'required', 'Say which category.');
    const category = await categories.requireOpen(categoryId);
    return (ideaId) => move(actor, ideaId, category);
  }
  if (reason === '') throw invalidField('reason', 'required', 'Say why: voters read it.');
  if (action === 'archive') return (ideaId) => archive.put(actor, ideaId, reason);
  const decision = { stage: 'declined', reason, revisitIf: '' } as const;
  return (ideaId) => ideas.decide(actor, ideaId, decision);
}

/** Does one thing to many ideas, one after the other, each in a transaction of its own. */
export async function changeMany(actor: Actor, change: BulkChange) {
  const step = await stepOf(actor, change);
  const results: { ideaId: string; done: boolean; code: string | null; message: string | null }[] =
    [];
  for (const ideaId of new Set(change.ideaIds)) {
    try {
      await step(ideaId);
      results.push({ ideaId, done: true, code: null, message: null });
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      results.push({ ideaId, done: false, code: error.code, message: error.message });
    }
  }
  return { results };
}
