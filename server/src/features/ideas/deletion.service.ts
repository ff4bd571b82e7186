import { changedMeanwhile, conflict, notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { transact } from '../../database/connection';
import { dropAttachmentsOf } from '../attachments/attachments.sweep';
import { derivedFrom, IdeaRow, ideaState, isListed } from './ideas.model';
import { requireIdea } from './look-up';
import { forgetWhatHangsOn } from './purge';
import { forgetRevisions } from './revisions.model';

/** How long a deleted idea can be brought back; afterwards its texts are wiped. */
export const UNDO_MS = 10 * 60_000;

const PURGED_AT_ONCE = 500;

const noWords = { title: '', body: '', beneficiary: '' };

export const deletion = {
  /** @returns whether its comments keep a tombstone */
  async remove(actor: Actor, ideaId: string): Promise<boolean> {
    const idea = await requireIdea(ideaId, actor);
    enforce(ideasPolicy.delete(actor, ideaState(idea)));
    await transact(async ({ session, record }) => {
      const removed = await IdeaRow.updateOne(
        { _id: idea._id, stage: idea.stage, mergedFrom: [], deletedAt: null },
        {
          $set: { deletedAt: new Date(), deletedById: actor.id, listed: false },
          $inc: { liveRev: 1 },
        },
        { session },
      );
      if (removed.matchedCount === 0) throw changedMeanwhile();
      await record({ kind: 'idea.deleted', actorId: actor.id, data: { ideaId } });
    });
    return idea.commentCount > 0;
  },

  async restore(actor: Actor, ideaId: string): Promise<void> {
    const idea = await IdeaRow.findById(ideaId).lean();
    if (!idea || (idea.deletedAt && String(idea.deletedById) !== actor.id)) throw notFound('idea');
    if (!idea.deletedAt) return;
    if (idea.purged || Date.now() - idea.deletedAt.getTime() > UNDO_MS)
      throw conflict('too_late', 'This idea can no longer be brought back.');
    await transact(async ({ session, record }) => {
      await IdeaRow.updateOne(
        { _id: idea._id, deletedAt: idea.deletedAt },
        {
          $set: {
            deletedAt: null,
            deletedById: null,
            listed: isListed(idea.stage, null, idea.hiddenAt),
          },
          $inc: { liveRev: 1 },
        },
        { session },
      );
      await record({ kind: 'idea.restored', actorId: actor.id, data: { ideaId } });
    });
  },

  /** Wipes the texts of what was deleted, once it can no longer be brought back. */
  async purgeDeleted(): Promise<void> {
    const before = new Date(Date.now() - UNDO_MS);
    const overdue = { deletedAt: { $lt: before, $type: 'date' }, purged: false } as const;
    for (;;) {
      const some = await IdeaRow.find(overdue, { _id: 1 }).limit(PURGED_AT_ONCE).lean();
      if (some.length === 0) return;
      const ids = some.map(({ _id }) => _id);
      // First what hangs on them: a crash in between leaves something to find again.
      await forgetRevisions(ids);
      await forgetWhatHangsOn(ids);
      await dropAttachmentsOf(ids);
      await IdeaRow.updateMany(
        { _id: { $in: ids }, ...overdue },
        { $set: { ...noWords, ...derivedFrom(noWords), officialReply: null, purged: true } },
      );
    }
  },
};
