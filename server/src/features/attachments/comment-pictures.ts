import { createHash } from 'node:crypto';
import { MOST_PICTURES, picturesIn } from '@leaven/shared/attachments/pictures';
import { invalidField } from '@leaven/shared/http/errors';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type { Transaction } from '../../database/connection';
import { AttachmentRow, placedWith } from './attachments.model';

/** How long the pictures of what was edited or deleted can still be wanted back. */
const KEPT_MS = 10 * 60_000;

/** Holds the pictures that wait for a person's comments: apart from the files of the idea they write. */
export const waitingForComments = (personId: string): Types.ObjectId =>
  new Types.ObjectId(
    createHash('sha256').update(`comments:${personId}`).digest('hex').slice(0, 24),
  );

/**
 * Gives a comment the pictures that its text shows, and leaves those that it shows no more to the sweep;
 * in the transaction that writes the text.
 * @param before what it said until now
 * @throws AppError 400 that names `body` where there are too many, or a new one is gone
 */
export async function bindPicturesIn(
  { session }: Transaction,
  actor: Actor,
  comment: { _id: Types.ObjectId; ideaId: Types.ObjectId },
  text: string,
  before = '',
): Promise<void> {
  const ids = picturesIn(text);
  if (ids.length > MOST_PICTURES)
    throw invalidField('body', 'too_many_pictures', `At most ${MOST_PICTURES} pictures fit.`);
  if (ids.length === 0 && picturesIn(before).length === 0) return;
  const named = { _id: { $in: ids }, position: { $ne: null } };
  const known = await AttachmentRow.find(named).session(session).lean();
  const shown = placedWith([comment._id]);
  const own = await AttachmentRow.find(shown).session(session).lean();
  const earlier = new Set(picturesIn(before));
  const there = new Set(known.map(({ _id }) => String(_id)));
  if (ids.some((id) => !there.has(id) && !earlier.has(id)))
    throw invalidField('body', 'no_such_picture', 'A picture is gone. Please add it again.');
  const holderId = waitingForComments(actor.id);
  const fresh = known.filter((row) => row.holderId.equals(holderId));
  const left = own.filter(({ _id }) => !ids.includes(String(_id)));
  const taken = new Set(own.map(({ position }) => position));
  const free = Array.from({ length: 2 * MOST_PICTURES }, (_, n) => n).filter((n) => !taken.has(n));
  if (left.length > 0)
    await AttachmentRow.updateMany({ _id: { $in: left.map(({ _id }) => _id) } }, gone(), {
      session,
    });
  const now = new Date();
  for (const [i, { _id }] of fresh.entries()) {
    const bound = await AttachmentRow.updateOne(
      { _id, holderId, sweepAt: { $gt: now } },
      {
        $set: {
          ideaId: comment.ideaId,
          commentId: comment._id,
          holderId: comment._id,
          position: free[i],
          sweepAt: null,
        },
      },
      { session },
    );
    if (bound.matchedCount === 0)
      throw invalidField('body', 'no_such_picture', 'A picture is gone. Please add it again.');
  }
}

const gone = (sweepAt = new Date(Date.now() + KEPT_MS)) => ({
  $set: { position: null, deletedAt: new Date(), sweepAt },
});

/** Leaves the pictures of wiped comments to the next sweep. Repeating it changes nothing. */
export async function dropPicturesOf(commentIds: Types.ObjectId[]): Promise<void> {
  await AttachmentRow.updateMany(placedWith(commentIds), gone(new Date()));
}
