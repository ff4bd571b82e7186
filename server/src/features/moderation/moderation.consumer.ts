import { Types } from 'mongoose';
import { transact } from '../../database/connection';
import { runConsumer } from '../../events/consumers';
import { FlaggedRow } from './moderation.model';

/**
 * Follows the event log: what was hidden and has been mended is looked at again, and what was deleted
 * waits for nobody.
 */
export const runModeration = () =>
  runConsumer({
    name: 'moderation',
    kinds: ['idea.edited', 'comment.edited', 'idea.deleted', 'comment.deleted'],
    async handle({ kind, at, data }) {
      const targetId = 'commentId' in data ? data.commentId : data.ideaId;
      const _id = new Types.ObjectId(targetId);
      const edited = kind === 'idea.edited' || kind === 'comment.edited';
      const changed = edited
        ? await FlaggedRow.updateOne(
            { _id, state: 'hidden' },
            { $set: { state: 'waiting', openedAt: at, edited: true }, $inc: { rev: 1 } },
          )
        : await FlaggedRow.updateOne(
            { _id, state: { $ne: 'settled' } },
            { $set: { state: 'settled', flags: 0, reasons: {} }, $inc: { rev: 1 } },
          );
      if (changed.modifiedCount > 0)
        await transact(({ record }) =>
          record({ kind: 'moderation.changed', actorId: null, data: { targetId, action: null } }),
        );
    },
  });
