import { changedMeanwhile, conflict, notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { handOn } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { transact } from '../../database/connection';
import { runConsumer } from '../../events/consumers';
import { categories } from '../categories/categories.service';
import { away } from '../users/away';
import { users } from '../users/users.service';
import { type Idea, IdeaRow, ideaState } from './ideas.model';
import { ideas } from './ideas.service';
import { recordRouted } from './stewards';

const BATCH = 500;

/** What somebody still has to answer. What was answered keeps who did, also when they have left. */
const waitingFor = (stewardId: Types.ObjectId) => ({
  stewardId,
  stage: { $in: ['open', 'in_review'] as const },
  deletedAt: null,
});

/** Gives these ideas to somebody else, a batch at a time, and says once that they have come. */
async function handAll(
  condition: ReturnType<typeof waitingFor> & Partial<Pick<Idea, 'categoryId' | 'handedOn'>>,
  toId: Types.ObjectId,
  actorId: string | null,
): Promise<void> {
  let count = 0;
  for (;;) {
    const rows = await IdeaRow.find(condition, { _id: 1 }).limit(BATCH).lean();
    if (rows.length === 0) break;
    const _id = { $in: rows.map((row) => row._id) };
    const moved = await IdeaRow.updateMany(
      { ...condition, _id },
      { $set: { stewardId: toId }, $inc: { liveRev: 1 } },
    );
    count += moved.modifiedCount;
  }
  if (count > 0)
    await transact(({ record }) =>
      record({ kind: 'ideas.routed', actorId, data: { stewardId: String(toId), count } }),
    );
}

export const routing = {
  /** Hands one idea on to another manager, who is told. To whom holds it already: nothing changes. */
  async handOn(actor: Actor, ideaId: string, body: z.output<typeof handOn>): Promise<void> {
    const idea = await ideas.require(ideaId, actor);
    enforce(ideasPolicy.handOn(actor, ideaState(idea), String(idea.stewardId)));
    await users.requireActive('personId', body.personId, 'decide');
    if (String(idea.stewardId) === body.personId) return;
    const stewardId = new Types.ObjectId(body.personId);
    await transact(async (tx) => {
      const handed = await IdeaRow.updateOne(
        { ...waitingFor(idea.stewardId), _id: idea._id },
        { $set: { stewardId, handedOn: true }, $inc: { liveRev: 1 } },
        { session: tx.session },
      );
      if (handed.matchedCount === 0) throw changedMeanwhile();
      await recordRouted(tx, actor.id, { ...idea, stewardId, handedOn: true }, body.reason);
    });
  },

  /** There is never nobody: who holds ideas hands them on first. */
  async refuseWhileHolding(personId: string): Promise<void> {
    const count = await IdeaRow.countDocuments(waitingFor(new Types.ObjectId(personId)));
    if (count > 0)
      throw conflict('holds_ideas', `Ideas wait for an answer from this person: ${count}.`, {
        count,
      });
  },

  /** Everything that waits for one person waits for another from now on. */
  handOver: (actor: Actor, fromId: string, toId: string): Promise<void> =>
    handAll(waitingFor(new Types.ObjectId(fromId)), new Types.ObjectId(toId), actor.id),
};

/**
 * Follows the event log: when a category gets another steward, what the former one held by routing
 * goes along; what somebody was given by hand stays. An idea that came to somebody in the moment they
 * were disabled goes to its category's steward.
 */
export const runRouting = () =>
  runConsumer({
    name: 'routing',
    kinds: ['category.changed', 'person.disabled'],
    async handle({ kind, actorId, data }) {
      const stewardOf = await categories.stewards();
      if (kind === 'person.disabled') {
        await away.handOver(data.personId, null);
        const held = waitingFor(new Types.ObjectId(data.personId));
        for (const [categoryId, stewardId] of stewardOf)
          if (String(stewardId) !== data.personId)
            await handAll({ ...held, categoryId: new Types.ObjectId(categoryId) }, stewardId, null);
        return;
      }
      const { categoryId, formerStewardId } = data;
      if (formerStewardId === null) return;
      const stewardId = stewardOf.get(categoryId);
      if (!stewardId) throw notFound('category');
      if (String(stewardId) === formerStewardId) return;
      const held = waitingFor(new Types.ObjectId(formerStewardId));
      const routed = { categoryId: new Types.ObjectId(categoryId), handedOn: false };
      await handAll({ ...held, ...routed }, stewardId, actorId);
    },
  });
