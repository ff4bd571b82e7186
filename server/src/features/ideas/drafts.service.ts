import { conflict, notFound } from '@leaven/shared/http/errors';
import { draftKept, draftRemoved } from '@leaven/shared/ideas/drafts.events';
import {
  type DraftEnd,
  type DraftView,
  type draftToKeep,
  mostDrafts,
} from '@leaven/shared/ideas/drafts.schemas';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, type Transaction } from '../../database/connection';
import { announce } from '../../realtime/announce';
import { type Draft, DraftRow, draftKey } from './drafts.model';

const present = (row: Draft): DraftView => ({
  id: row._id.slice(row._id.indexOf(':') + 1),
  title: row.title,
  body: row.body,
  beneficiary: row.beneficiary,
  categoryId: row.categoryId && String(row.categoryId),
  rev: row.rev,
  savedAt: row.savedAt.toISOString(),
});

type Text = Pick<Draft, 'title' | 'body' | 'beneficiary' | 'categoryId'>;

const saysTheSame = (row: Draft, text: Text) =>
  row.title === text.title &&
  row.body === text.body &&
  row.beneficiary === text.beneficiary &&
  String(row.categoryId) === String(text.categoryId);

const nothing: Text = { title: '', body: '', beneficiary: '', categoryId: null };

/** Adds a row unless there is one, and says whether it did. */
async function insert(row: Draft): Promise<boolean> {
  try {
    await DraftRow.insertMany([row], { lean: true });
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}

/**
 * Drafts are written without a fact in the event log: they are nobody's business. Their writer's other
 * devices hear of them directly.
 */
export const drafts = {
  async list(actor: Actor): Promise<{ items: DraftView[] }> {
    const rows = await DraftRow.find({ userId: actor.id, removedAt: null })
      .sort({ savedAt: -1 })
      .limit(mostDrafts)
      .lean();
    return { items: rows.map(present) };
  },

  /**
   * Keeps a text that is based on what was read. Repeating it answers the same.
   * @throws AppError 409 `stale_draft` with the current one, `draft_removed`, `too_many_drafts`
   */
  async keep(
    actor: Actor,
    draftId: string,
    { rev, ...body }: z.output<typeof draftToKeep>,
  ): Promise<DraftView> {
    const _id = draftKey(actor.id, draftId);
    const userId = new Types.ObjectId(actor.id);
    const categoryId = body.categoryId === null ? null : new Types.ObjectId(body.categoryId);
    const text: Text = { ...body, categoryId };
    const next = { ...text, rev: rev + 1, savedAt: new Date() };
    let kept: Draft | null = null;
    if (rev === 0) {
      const count = await DraftRow.countDocuments({ userId, removedAt: null });
      if (count >= mostDrafts && !(await DraftRow.exists({ _id })))
        throw conflict('too_many_drafts', `You have ${mostDrafts} drafts: delete one first.`);
      const row: Draft = { ...next, _id, userId, removedAt: null, removedBy: null, ideaId: null };
      if (await insert(row)) kept = row;
    } else {
      kept = await DraftRow.findOneAndUpdate(
        { _id, rev, removedAt: null },
        { $set: next },
        { returnDocument: 'after' },
      ).lean();
    }
    if (kept) {
      announce(rooms.user(actor.id), draftKept, { draftId, rev: kept.rev });
      return present(kept);
    }
    const current = await DraftRow.findById(_id).lean();
    if (!current) throw notFound('draft');
    if (current.removedAt)
      throw conflict('draft_removed', 'This draft was posted or deleted elsewhere.', {
        how: current.removedBy,
      });
    if (saysTheSame(current, text)) return present(current);
    throw conflict('stale_draft', 'This draft was changed elsewhere.', {
      current: present(current),
    });
  },

  /** Where there is none, nothing changes. */
  async delete(actor: Actor, draftId: string): Promise<void> {
    const ended = await DraftRow.updateOne(
      { _id: draftKey(actor.id, draftId), removedAt: null },
      { $set: { ...nothing, removedAt: new Date(), removedBy: 'deleted' } },
    );
    if (ended.modifiedCount > 0) tellRemoved(actor.id, draftId, 'deleted');
  },

  /**
   * Marks a draft as posted, in the transaction that writes the idea; also one whose first save is still
   * under way. Of several posts of one draft a single one gets through: the others meet its key.
   * @throws a duplicate key where it was posted already
   */
  async postedIn(
    { session }: Transaction,
    actor: Actor,
    draftId: string,
    ideaId: Types.ObjectId,
  ): Promise<void> {
    const _id = draftKey(actor.id, draftId);
    const at = new Date();
    const mark = { ...nothing, removedAt: at, removedBy: 'posted' as const, ideaId };
    const ended = await DraftRow.updateOne({ _id, ideaId: null }, { $set: mark }, { session });
    if (ended.matchedCount > 0) return;
    const row: Draft = { ...mark, _id, userId: new Types.ObjectId(actor.id), rev: 0, savedAt: at };
    await DraftRow.insertMany([row], { session, lean: true });
  },

  /** After the commit: its writer's other devices let go of it. */
  tellPosted: (actor: Actor, draftId: string): void => tellRemoved(actor.id, draftId, 'posted'),

  /** The idea that a draft has become, for who posts it again; null where it has not. */
  async ideaOf(actor: Actor, draftId: string): Promise<string | null> {
    const row = await DraftRow.findById(draftKey(actor.id, draftId), { ideaId: 1 }).lean();
    return row?.ideaId ? String(row.ideaId) : null;
  },
};

function tellRemoved(userId: string, draftId: string, how: DraftEnd): void {
  announce(rooms.user(userId), draftRemoved, { draftId, how });
}
