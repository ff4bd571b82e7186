import { threadRead } from '@leaven/shared/comments/comments.events';
import type { ReadingView } from '@leaven/shared/comments/comments.schemas';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Actor } from '@leaven/shared/users/roles';
import type { Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { announce } from '../../realtime/announce';
import type { Idea } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';
import type { Comment } from './comments.model';
import { ReadingRow } from './reading.model';
import { countSince, firstSince, threadFor } from './thread';

const keyOf = (ideaId: Types.ObjectId, userId: string) => `${ideaId}:${userId}`;

const readAtOf = async (actor: Actor, idea: Idea): Promise<Date | null> =>
  (await ReadingRow.findById(keyOf(idea._id, actor.id)).lean())?.readAt ?? null;

async function view(actor: Actor, idea: Idea): Promise<ReadingView> {
  const readAt = await readAtOf(actor, idea);
  if (!readAt) return { readAt: null, unread: 0 };
  const unread = await countSince(threadFor(actor, idea), actor, readAt);
  return { readAt: readAt.toISOString(), unread };
}

/** The first comment of others since somebody last read. */
export async function firstUnread(actor: Actor, idea: Idea): Promise<Comment | null> {
  const readAt = await readAtOf(actor, idea);
  return readAt && firstSince(threadFor(actor, idea), actor, readAt);
}

/** How far people have read threads: one small row a person and idea, written when they read. */
export const reading = {
  async of(actor: Actor, ideaId: string): Promise<ReadingView> {
    return view(actor, await ideas.require(ideaId, actor));
  },

  /** Never moves back, and never past now, whatever a device's clock says. */
  async mark(actor: Actor, ideaId: string, upTo: string): Promise<ReadingView> {
    const idea = await ideas.require(ideaId, actor);
    const _id = keyOf(idea._id, actor.id);
    const readAt = new Date(Math.min(Date.parse(upTo), Date.now()));
    const row = { _id, ideaId: idea._id, readAt };
    const isNew = await ReadingRow.insertMany([row], { lean: true }).then(
      () => true,
      (error: unknown) => {
        if (!isDuplicate(error)) throw error;
        return false;
      },
    );
    const moved =
      isNew ||
      (await ReadingRow.updateOne({ _id, readAt: { $lt: readAt } }, { $set: { readAt } }))
        .modifiedCount === 1;
    if (moved) announce(rooms.user(actor.id), threadRead, { ideaId, readAt: readAt.toISOString() });
    return view(actor, idea);
  },

  /** Goes with the texts of deleted ideas. */
  async forgetOf(ideaIds: Types.ObjectId[]): Promise<void> {
    await ReadingRow.deleteMany({ ideaId: { $in: ideaIds } });
  },
};
