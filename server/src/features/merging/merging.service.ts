import { changedMeanwhile, conflict, invalidField } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import { MOST_MERGED, mergingPolicy } from '@leaven/shared/merging/merging.policy';
import type { MergePreview, newMerge } from '@leaven/shared/merging/merging.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { type Transaction, transact } from '../../database/connection';
import { DecisionRow } from '../ideas/decisions.model';
import { decideIn } from '../ideas/decisions.service';
import { excerptOf } from '../ideas/excerpt';
import { type Idea, IdeaRow, ideaState, idsOf, shownToAll } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';
import { countRows, recount } from '../ideas/tally';
import { settings } from '../settings/settings.service';

/** The idea that another is to be merged into. @throws AppError that names `into` where there is none */
async function requireInto(actor: Actor, idea: Idea, intoId: string): Promise<Idea> {
  if (String(idea._id) === intoId)
    throw invalidField('into', 'itself', 'An idea cannot be merged into itself.');
  const into = await IdeaRow.findById(intoId).lean();
  if (!into || !ideasPolicy.sees(actor, ideaState(into)))
    throw invalidField('into', 'no_such_idea', 'There is no such idea.');
  enforce(mergingPolicy.receive(actor, ideaState(into)));
  if (into.mergedFrom.length + idsOf(idea).length > MOST_MERGED)
    throw conflict('too_many_merged', `At most ${MOST_MERGED} ideas can be merged into one.`);
  return into;
}

/** What may be told of counts: who merges may not have voted yet. */
const numbersUnless =
  (hidden: boolean) =>
  ({ votes, commentCount }: Pick<Idea, 'votes' | 'commentCount'>) => ({
    votes: hidden ? null : votes,
    commentCount,
  });

/** @throws AppError 409 where an update has not met all it was meant for: somebody was faster */
function expectAll({ matchedCount }: { matchedCount: number }, expected: number): void {
  if (matchedCount !== expected) throw changedMeanwhile();
}

/** Its pointers must still be what they were: what comes along was read from them. */
const asRead = ({ mergedInto, mergedFrom }: Idea) => ({ mergedInto, mergedFrom });

/** Sets the pointers of a merge: `into` and its new parts name each other. Moves no vote and no comment. */
async function join(
  tx: Transaction,
  idea: Idea,
  into: Idea,
  { byId, reason }: { byId: Types.ObjectId; reason: string },
): Promise<void> {
  const { session } = tx;
  const mergedInto = [into._id];
  const decision = { to: 'merged', reason, revisitIf: '', byId } as const;
  await decideIn(tx, idea, decision, { mergedInto }, asRead(idea));
  const followed = await IdeaRow.updateMany(
    { _id: { $in: idea.mergedFrom } },
    { $push: { mergedInto: into._id } },
    { session },
  );
  expectAll(followed, idea.mergedFrom.length);
  const parts = idsOf(idea);
  const received = await IdeaRow.updateOne(
    {
      _id: into._id,
      stage: into.stage,
      ...shownToAll,
      mergedInto: [],
      // Others may have come meanwhile, as long as there is room.
      [`mergedFrom.${MOST_MERGED - parts.length}`]: { $exists: false },
    },
    {
      $push: { mergedFrom: { $each: parts } },
      $set: { dirtyAt: new Date() },
      $inc: { liveRev: 1 },
    },
    { session },
  );
  expectAll(received, 1);
}

/** Takes the pointers of a merge away: the idea keeps what was merged into it, those above lose both. */
async function part(
  tx: Transaction,
  idea: Idea,
  to: Idea['stage'],
  byId: Types.ObjectId,
): Promise<void> {
  const { session } = tx;
  const dirtyAt = new Date();
  const decision = { to, reason: '', revisitIf: '', byId };
  await decideIn(tx, idea, decision, { mergedInto: [], dirtyAt }, asRead(idea));
  const kept = await IdeaRow.updateMany(
    { _id: { $in: idea.mergedFrom } },
    { $pullAll: { mergedInto: idea.mergedInto } },
    { session },
  );
  expectAll(kept, idea.mergedFrom.length);
  const left = await IdeaRow.updateMany(
    { _id: { $in: idea.mergedInto } },
    { $pullAll: { mergedFrom: idsOf(idea) }, $set: { dirtyAt }, $inc: { liveRev: 1 } },
    { session },
  );
  expectAll(left, idea.mergedInto.length);
}

export const merging = {
  async preview(actor: Actor, ideaId: string, intoId: string): Promise<MergePreview> {
    const idea = await ideas.require(ideaId, actor);
    enforce(mergingPolicy.merge(actor, ideaState(idea)));
    const into = await requireInto(actor, idea, intoId);
    const mergedFrom = [...into.mergedFrom, ...idsOf(idea)];
    const numbers = numbersUnless((await settings.get()).voting.hideCounts);
    return {
      idea: numbers(idea),
      into: numbers(into),
      together: numbers(await countRows({ ...into, mergedFrom })),
      comeAlong: idea.mergedFrom.length,
    };
  },

  /**
   * Merges an idea into another by pointers alone, whatever the number of votes; repeating it changes
   * nothing. The tally follows: should the process die before, the mark makes the sweep recount.
   */
  async merge(
    actor: Actor,
    ideaId: string,
    { into: intoId, reason }: z.output<typeof newMerge>,
  ): Promise<void> {
    const idea = await ideas.require(ideaId, actor);
    enforce(mergingPolicy.mayMerge(actor, ideaState(idea)));
    if (String(idea.mergedInto[0]) === intoId) return;
    enforce(mergingPolicy.merge(actor, ideaState(idea)));
    const into = await requireInto(actor, idea, intoId);
    await transact(async (tx) => {
      await join(tx, idea, into, { byId: new Types.ObjectId(actor.id), reason });
      await tx.record({
        kind: 'idea.merged',
        actorId: actor.id,
        data: {
          ideaId,
          ideaTitle: idea.title,
          intoId,
          intoTitle: into.title,
          reason: excerptOf(reason),
        },
      });
    });
    await recount(intoId);
  },

  /** Undoes a merge, also one from within a chain; where there is none it changes nothing. */
  async undo(actor: Actor, ideaId: string): Promise<void> {
    const idea = await ideas.require(ideaId, actor);
    const rootId = idea.mergedInto.at(-1);
    const decision = rootId
      ? await DecisionRow.findOne({ ideaId: idea._id, to: 'merged' }).sort({ at: -1 }).lean()
      : null;
    const byId = decision?.byId ? String(decision.byId) : null;
    enforce(mergingPolicy.undo(actor, ideaState(idea), rootId ? { byId } : null));
    if (!rootId) return;
    const into = await IdeaRow.findById(rootId, { title: 1 }).lean();
    await transact(async (tx) => {
      await part(tx, idea, decision?.from ?? 'open', new Types.ObjectId(actor.id));
      await tx.record({
        kind: 'idea.unmerged',
        actorId: actor.id,
        data: {
          ideaId,
          ideaTitle: idea.title,
          intoId: String(rootId),
          intoTitle: into?.title ?? '',
        },
      });
    });
    await Promise.all([idea._id, ...idea.mergedInto].map((id) => recount(String(id))));
  },
};
