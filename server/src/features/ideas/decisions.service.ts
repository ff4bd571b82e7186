import { changedMeanwhile, invalidField } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { newDecision } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { type QueryFilter, Types } from 'mongoose';
import type * as z from 'zod/mini';
import { type Transaction, transact } from '../../database/connection';
import { clockAfter } from './answering';
import { type Decision, DecisionRow } from './decisions.model';
import { excerptOf } from './excerpt';
import { type Idea, IdeaRow, ideaState, isListed, shownToAll } from './ideas.model';
import { requireIdea } from './look-up';
import { routedAgain } from './stewards';

/**
 * Moves an idea to a stage within a transaction, with the decision that voters can read.
 * @param also what changes with the stage
 * @param only what must still hold of it, besides its stage
 */
export async function decideIn(
  { session }: Transaction,
  idea: Idea,
  decision: Omit<Decision, '_id' | 'ideaId' | 'from' | 'at'>,
  also: Partial<Idea> = {},
  only: QueryFilter<Idea> = {},
): Promise<void> {
  // An idea that is opened begins a new time in which something may happen to it.
  const at = new Date();
  const opened = decision.to === 'open' ? { activityAt: at, warnedAt: null } : {};
  const clock = await clockAfter(idea, decision, at);
  const moved = await IdeaRow.updateOne(
    { ...only, ...shownToAll, _id: idea._id, stage: idea.stage },
    {
      $set: {
        stage: decision.to,
        listed: isListed(decision.to, null, null),
        ...opened,
        ...clock,
        ...also,
      },
      $inc: { liveRev: 1 },
    },
    { session },
  );
  if (moved.matchedCount === 0) throw changedMeanwhile();
  await DecisionRow.create([{ ...decision, ideaId: idea._id, from: idea.stage, at }], {
    session,
  });
}

export const decisions = {
  async decide(actor: Actor, ideaId: string, body: z.output<typeof newDecision>): Promise<void> {
    const idea = await requireIdea(ideaId, actor);
    enforce(ideasPolicy.decide(actor, ideaState(idea), body.stage));
    if (body.stage === 'declined' && body.reason === '')
      throw invalidField('reason', 'required', 'A decline needs a reason that voters can read.');
    const { stage: to, reason, revisitIf } = body;
    const routed = await routedAgain(idea, to);
    await transact(async (tx) => {
      const byId = new Types.ObjectId(actor.id);
      await decideIn(tx, idea, { to, reason, revisitIf, byId }, routed);
      await tx.record({
        kind: 'idea.decided',
        actorId: actor.id,
        data: { ideaId, ideaTitle: idea.title, from: idea.stage, to, reason: excerptOf(reason) },
      });
    });
  },

  /** The idea's part of a promotion; the caller writes the project in the same transaction. */
  promoteIn(tx: Transaction, actor: Actor, idea: Idea, projectId: Types.ObjectId): Promise<void> {
    enforce(ideasPolicy.promote(actor, ideaState(idea)));
    const byId = new Types.ObjectId(actor.id);
    return decideIn(tx, idea, { to: 'promoted', reason: '', revisitIf: '', byId }, { projectId });
  },

  /** The latest hundred, oldest first. */
  async decisionsOf(ideaId: string): Promise<Decision[]> {
    const rows = await DecisionRow.find({ ideaId }).sort({ at: -1 }).limit(100).lean();
    return rows.reverse();
  },
};
