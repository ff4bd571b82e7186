import { commentReacted } from '@leaven/shared/comments/comments.events';
import { commentsPolicy } from '@leaven/shared/comments/comments.policy';
import { MOST_NAMED } from '@leaven/shared/comments/reactions.api';
import type { ReactionCount, ReactionKind } from '@leaven/shared/comments/reactions.schemas';
import { notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Actor } from '@leaven/shared/users/roles';
import type { PersonRef } from '@leaven/shared/users/users.schemas';
import { Types } from 'mongoose';
import { isDuplicate } from '../../database/connection';
import { announce } from '../../realtime/announce';
import { ideaState } from '../ideas/ideas.model';
import { pagesOf } from '../ideas/merged-set';
import { personRefs } from '../users/users.refs';
import { type Comment, commentState } from './comments.model';
import { requireReadable } from './notes.service';
import { ReactionRow, reactionRow, reactionsOf, reactionsTo } from './reactions.model';

async function view(actor: Actor, { _id }: Comment) {
  const [counts, mine] = await Promise.all([reactionsTo([_id]), reactionsOf(actor.id, [_id])]);
  return { reactions: counts(_id), mine: mine(_id) };
}

/** Tells who looks at its idea; whoever reacted sees it in their other windows too. */
async function tell(
  actor: Actor,
  { _id, ideaId, staff }: Comment,
  kind: ReactionKind,
  isSet: boolean,
) {
  const reactions = (await reactionsTo([_id]))(_id);
  announce((await pagesOf(String(ideaId))).map(staff ? rooms.staff : rooms.idea), commentReacted, {
    commentId: String(_id),
    ideaId: String(ideaId),
    reactions,
    by: { personId: actor.id, kind, isSet },
  });
}

export const reactions = {
  /** Repeating it changes nothing. */
  async set(actor: Actor, commentId: string, kind: ReactionKind) {
    const { comment, idea } = await requireReadable(actor, commentId);
    enforce(commentsPolicy.react(actor, ideaState(idea), commentState(comment)));
    const row = reactionRow(comment._id, new Types.ObjectId(actor.id), kind, new Date());
    const isNew = await ReactionRow.insertMany([row], { lean: true }).then(
      () => true,
      (error: unknown) => {
        if (!isDuplicate(error)) throw error;
        return false;
      },
    );
    if (isNew) await tell(actor, comment, kind, true);
    return view(actor, comment);
  },

  /** Taking back is always possible. */
  async remove(actor: Actor, commentId: string, kind: ReactionKind) {
    const { comment } = await requireReadable(actor, commentId);
    const { _id } = reactionRow(comment._id, new Types.ObjectId(actor.id), kind, new Date());
    const removed = await ReactionRow.deleteOne({ _id });
    if (removed.deletedCount === 1) await tell(actor, comment, kind, false);
    return view(actor, comment);
  },

  /** Who reacted: the first of each kind by name. */
  async list(actor: Actor, commentId: string) {
    const { comment } = await requireReadable(actor, commentId);
    if (comment.deletedAt || !commentsPolicy.sees(actor, commentState(comment)))
      throw notFound('comment');
    const counts = (await reactionsTo([comment._id]))(comment._id);
    const rows = await Promise.all(
      counts.map(({ kind }) =>
        ReactionRow.find({ commentId: comment._id, kind }, { userId: 1 })
          .sort({ at: 1 })
          .limit(MOST_NAMED)
          .lean(),
      ),
    );
    const refs = await personRefs(rows.flat().map(({ userId }) => userId));
    const named = (of: (typeof rows)[number] = []) =>
      of.map(({ userId }) => refs(userId)).filter((ref): ref is PersonRef => ref !== null);
    return {
      kinds: counts.map((each: ReactionCount, i) => ({ ...each, people: named(rows[i]) })),
    };
  },
};
