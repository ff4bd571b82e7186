import type { FollowKind } from '@leaven/shared/follows/follows.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { threadOf } from '../comments/comments.model';
import { requireComment } from '../comments/comments.service';
import { idsOf } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';

/**
 * A thing that can be followed, then the ids of everything that was merged into it: of each person the
 * latest word on any of them counts.
 */
export type Targets = readonly [Types.ObjectId, ...Types.ObjectId[]];

interface Target {
  targets: Targets;
  /** Of a talk: the idea that it is about. */
  ideaId?: Types.ObjectId;
}

/** @throws AppError 404 when there is no such thing for this person */
export async function requireTarget(actor: Actor, kind: FollowKind, id: string): Promise<Target> {
  if (kind === 'idea') return { targets: idsOf(await ideas.require(id, actor)) };
  const { comment } = await requireComment(actor, id);
  return { targets: [new Types.ObjectId(threadOf(comment))], ideaId: comment.ideaId };
}
