import type { EarlierReply, newReply } from '@leaven/shared/clock/replies.schemas';
import { changedMeanwhile, conflict } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import type { PinnedReply } from '@leaven/shared/ideas/answering.schemas';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { type Transaction, transact } from '../../database/connection';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { clockAfterReply } from '../ideas/answering';
import { excerptOf } from '../ideas/excerpt';
import { type Idea, IdeaRow, ideaState } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';
import { personRefs } from '../users/users.refs';
import { type OfficialReply, OfficialReplyRow } from './replies.model';

const latestFirst = (ideaId: string): KeysetOrder<OfficialReply> => ({
  list: `replies:${ideaId}`,
  field: 'at',
  direction: -1,
  revive: (value) => new Date(String(value)),
  reviveId: (id) => new Types.ObjectId(id),
});

async function requireReplyable(actor: Actor, ideaId: string): Promise<Idea> {
  const idea = await ideas.require(ideaId, actor);
  enforce(ideasPolicy.reply(actor, ideaState(idea), String(idea.stewardId)));
  return idea;
}

const currentOf = (idea: Pick<Idea, 'officialReply'>): string | null =>
  idea.officialReply ? String(idea.officialReply.id) : null;

/** Sends the reply that counts to the history. @returns how many that were */
async function endIn(
  { session }: Transaction,
  actor: Actor,
  idea: Idea,
  at: Date,
  takenBack: boolean,
): Promise<number> {
  if (!idea.officialReply) return 0;
  const ended = await OfficialReplyRow.updateOne(
    { currentOf: { $eq: idea._id, $type: 'objectId' }, _id: idea.officialReply.id },
    {
      $set: { endedAt: at, endedById: new Types.ObjectId(actor.id), takenBack },
      $unset: { currentOf: 1 },
    },
    { session },
  );
  return ended.modifiedCount;
}

/** Writes what cards show; who comes second finds another reply there, or the idea elsewhere. */
async function pinIn({ session }: Transaction, idea: Idea, change: object, ended: number) {
  const pinned = await IdeaRow.updateOne(
    {
      _id: idea._id,
      stage: idea.stage,
      deletedAt: null,
      hiddenAt: null,
      ...(idea.officialReply
        ? { 'officialReply.id': idea.officialReply.id }
        : { officialReply: null }),
    },
    { $set: change, $inc: { liveRev: 1, earlierReplies: ended } },
    { session },
  );
  if (pinned.matchedCount === 0) throw changedMeanwhile();
}

export const replies = {
  /** The same words by the same person again change nothing. */
  async put(
    actor: Actor,
    ideaId: string,
    { body, replaces }: z.output<typeof newReply>,
  ): Promise<void> {
    const idea = await requireReplyable(actor, ideaId);
    const before = idea.officialReply && (await OfficialReplyRow.findById(idea.officialReply.id));
    if (before && before.body === body && String(before.byId) === actor.id) return;
    if (replaces !== undefined && replaces !== currentOf(idea))
      throw conflict('stale_reply', 'Somebody else has replied meanwhile. Please look again.');
    const at = new Date();
    const _id = new Types.ObjectId();
    const byId = new Types.ObjectId(actor.id);
    const clock = await clockAfterReply(idea, at);
    const excerpt = excerptOf(body);
    await transact(async (tx) => {
      const ended = await endIn(tx, actor, idea, at, false);
      await pinIn(tx, idea, { officialReply: { id: _id, excerpt, byId, at }, ...clock }, ended);
      const row = { _id, ideaId: idea._id, byId, body, at, currentOf: idea._id };
      await OfficialReplyRow.create([row], { session: tx.session });
      await tx.record({
        kind: 'idea.replied',
        actorId: actor.id,
        data: { ideaId, ideaTitle: idea.title, replyId: String(_id), excerpt },
      });
    });
  },

  /** Where there is none, nothing changes. */
  async takeBack(actor: Actor, ideaId: string): Promise<void> {
    const idea = await requireReplyable(actor, ideaId);
    const replyId = currentOf(idea);
    if (replyId === null) return;
    await transact(async (tx) => {
      const ended = await endIn(tx, actor, idea, new Date(), true);
      await pinIn(tx, idea, { officialReply: null }, ended);
      const data = { ideaId, replyId };
      await tx.record({ kind: 'idea.reply_taken_back', actorId: actor.id, data });
    });
  },

  /** The reply that counts, in full. */
  async pinnedTo(idea: Pick<Idea, 'officialReply' | 'deletedAt'>): Promise<PinnedReply | null> {
    if (!idea.officialReply || idea.deletedAt) return null;
    const row = await OfficialReplyRow.findById(idea.officialReply.id).lean();
    if (!row) return null;
    const refs = await personRefs([row.byId]);
    return { id: String(row._id), body: row.body, by: refs(row.byId), at: row.at.toISOString() };
  },

  /** What was said before, the latest first; nothing of an idea that was deleted. */
  async earlier(
    actor: Actor,
    ideaId: string,
    page: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: EarlierReply[]; nextCursor: string | null }> {
    const idea = await ideas.require(ideaId, actor);
    if (idea.deletedAt) return { items: [], nextCursor: null };
    const order = latestFirst(ideaId);
    const rows = await OfficialReplyRow.find({
      $and: [{ ideaId: idea._id, endedAt: { $ne: null } }, afterCursor(order, page.cursor)],
    })
      .sort(sortOf(order))
      .limit(page.limit + 1)
      .lean();
    const { rows: shown, nextCursor } = pageOf(order, rows, page);
    const refs = await personRefs(shown.flatMap(({ byId, endedById }) => [byId, endedById]));
    const items = shown.flatMap(({ _id, body, byId, at, endedAt, endedById, takenBack }) =>
      endedAt
        ? [
            {
              id: String(_id),
              body,
              by: refs(byId),
              at: at.toISOString(),
              endedAt: endedAt.toISOString(),
              endedBy: refs(endedById),
              takenBack,
            },
          ]
        : [],
    );
    return { items, nextCursor };
  },

  /** For ideas whose texts are wiped. */
  async forgetOf(ideaIds: Types.ObjectId[]): Promise<void> {
    await OfficialReplyRow.deleteMany({ ideaId: { $in: ideaIds } });
  },
};
